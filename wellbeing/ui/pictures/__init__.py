"""Pictures of the app over an invented day, for the README and for a machine without a screen.

Face: invented_day, snapshot.
"""
