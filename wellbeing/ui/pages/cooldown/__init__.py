"""The page Cool down: exercises to choose; registry opens it by its name.

Face: page.
"""
