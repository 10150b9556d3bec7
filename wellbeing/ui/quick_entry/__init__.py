"""The small window for a check-in or a contact, and the forms within it.

Face: form_words, kind_pill, quick_checkin.
"""
