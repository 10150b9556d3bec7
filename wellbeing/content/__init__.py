"""Reads resources/ into checked values."""
