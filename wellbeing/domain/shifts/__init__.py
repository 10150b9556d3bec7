"""When a person works."""
