"""The diary's key."""
