"""A team's trend as a figure, and how many periods fit beside one another.

Face: chart, scale.
"""
