"""The log of what failed: types and places, never what an error said and never a value.

Face: log_file, hooks, trail.
"""
