"""Tests of what a diary shows beside its course."""
