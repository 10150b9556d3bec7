"""Who records from the microphone: only that a stream is there and whose, never a sound of it; its face is named here.

Face: choose.
"""
