"""One app at a time: a second start hands its request to the first.

Face: single_instance.
"""
