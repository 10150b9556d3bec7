"""One app at a time."""
