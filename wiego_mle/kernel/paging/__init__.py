"""Reading documents page by page inside a confined child process; nothing here needs Django."""
