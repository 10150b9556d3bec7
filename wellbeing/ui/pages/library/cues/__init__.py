"""The box that marks words in a pasted message, and the steps of an answer.

Face: view.
"""
