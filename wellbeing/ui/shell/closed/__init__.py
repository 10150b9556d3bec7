"""What the window does while the diary is closed: it asks for the key or a passphrase, says what is wrong, erases.

Face: erasing, key_finder, trouble, while_closed, work.
"""
