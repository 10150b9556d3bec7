"""The person's own programs that run when something began or ended.

Face: runner.
"""
