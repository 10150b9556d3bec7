"""What a person sees; Qt lives here and in app.py only. Its rooms are its face.

Face: none.
"""
