"""The diary's key: in the system's key store, or in a file of one's own.

Face: keychain, keyfile, keys, passphrase, passphrase_file, recovery, ring_signals, sealed_words.
"""
