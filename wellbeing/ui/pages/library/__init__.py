"""The page Library: subjects, search, own phrases; registry opens it by its name.

Face: page.
"""
