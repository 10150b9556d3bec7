"""The page Team: join or found, share, the trend, what leaves; registry opens it by its name.

Face: page.
"""
