"""The running app: its window, tray, timers and what happens between them.

Face: main_window, page_stack, reminder_driver, run, welcome.
"""
