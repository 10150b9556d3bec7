"""The icon in the tray: its picture, its menu, and the menu of profiles.

Face: icon, tray.
"""
