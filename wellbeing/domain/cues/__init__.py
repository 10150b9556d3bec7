"""What in a customer's message may give a feeling away: it reads words, not people.

Face: answer_steps, complaint_weights, dangers, evaluation, families, family_tables, lexicon, marks, pairs, reader,
weighed.
"""
