"""D-Bus without ever blocking: connections, messages, and the desktop's notification server.

Face: every file.
"""
