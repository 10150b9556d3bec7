"""Tests of the diary's rows."""
