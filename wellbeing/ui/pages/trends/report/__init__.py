"""A week, a month or a year on one page, on the screen, as a PDF and on paper.

Face: card, pdf.
"""
