"""Did it help? Levels 2 and 3 of an answer, each as sure as it says and no surer (E63).

Face: coin, matched.
"""
