"""Crisis lines and the line that leads to them, wherever somebody may need them.

Face: help_card, help_lines, own_line, support_line.
"""
