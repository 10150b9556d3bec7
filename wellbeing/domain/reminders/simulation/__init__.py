"""The engine run over a written trace, as `wellbeing reminders simulate` does.

Face: plan_settings, simulate.
"""
