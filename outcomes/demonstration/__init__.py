"""Public material, loaded through the services, on which the application is shown and tested."""
