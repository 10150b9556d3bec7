"""A team for a screen."""
