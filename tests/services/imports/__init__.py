"""Imports: files of other systems become contacts, totals and moods."""
