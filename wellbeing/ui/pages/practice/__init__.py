"""The page Practice: scenes, looking back, venting, one question a week; registry opens it by its name.

Face: page.
"""
