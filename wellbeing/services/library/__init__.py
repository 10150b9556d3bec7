"""The library for a screen: read once, searched as one types, favourites and own phrases kept.

Face: cues, library.
"""
