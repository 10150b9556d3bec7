"""The log of what failed."""
