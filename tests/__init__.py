"""The tests, floor by floor as in the package."""
