"""One app at a time for one folder: the first holds a lock, a second start hands it a word.

Face: held_instance, lock, second_start.
"""
