"""The diary's key: in the system's key store, or in a file of one's own.

Face: keychain, keyfile, keys, recovery, ring_signals.
"""
