"""The page Settings, drawn from the preferences; its controls serve the welcome too.

Face: controls, page, preview, rota, times, words.
"""
