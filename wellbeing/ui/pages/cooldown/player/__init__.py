"""The player of exercises."""
