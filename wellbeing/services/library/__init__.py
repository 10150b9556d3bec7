"""The library for a screen."""
