"""The pages of the main window, a room each: registry lists them, page is what they share.

Face: page, registry.
"""
