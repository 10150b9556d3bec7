"""For how long nobody touched the computer, from whichever source this desktop has.

Face: choose.
"""
