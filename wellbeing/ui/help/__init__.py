"""Crisis lines and the line that leads to them, wherever somebody may need them.

Face: help_card, help_lines, support_line.
"""
