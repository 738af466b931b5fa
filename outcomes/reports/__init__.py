"""Tables: builders that return one table object for page and file."""
