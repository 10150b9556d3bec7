"""Takes a file of another system into the diary on the screen: asked, shown before it is taken, taken back.

Face: row.
"""
