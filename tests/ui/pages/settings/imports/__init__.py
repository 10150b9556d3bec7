"""A file taken in on the screen."""
