"""Rows and domain values: nothing above this floor sees a row."""
