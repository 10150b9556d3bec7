"""The parts of the engine's memory, one a subject: what it holds, and the only functions that change it.

Face: every file.
"""
