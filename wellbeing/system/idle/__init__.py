"""Idle hands."""
