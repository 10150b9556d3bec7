"""Keys of our own that work in every window.

Face: choose.
"""
