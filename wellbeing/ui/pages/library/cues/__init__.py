"""The cue reader's box."""
