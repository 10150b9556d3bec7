"""The page Trends: a chart, its table, one tip; registry opens it by its name.

Face: page.
"""
