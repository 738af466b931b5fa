"""Changes to people and invitations."""
