"""Where common words of mood diaries stand on the grid of pleasant and energy; a word that is not here stays a word."""

from __future__ import annotations

# The names that Daylio gives its five moods before a person renames them.
STEPS = {"rad": 2, "good": 1, "meh": 0, "bad": -1, "awful": -2}

_PLACES = {
    (2, 2): "excited thrilled ecstatic exhilarated elated amazed enthusiastic",
    (
        1,
        1,
    ): "happy joyful proud hopeful inspired motivated confident energized optimistic pleased eager curious engaged",
    (
        1,
        -1,
    ): "calm content relaxed peaceful grateful relieved comfortable serene thoughtful balanced satisfied safe",
    (2, -1): "blissful loved fulfilled blessed",
    (0, 0): "okay neutral fine",
    (
        -1,
        1,
    ): "annoyed frustrated worried nervous tense stressed irritated anxious restless uneasy overwhelmed pressured",
    (-2, 2): "angry furious panicked terrified enraged shocked frightened",
    (-1, -1): "tired bored lonely discouraged disappointed sad down drained fatigued numb disconnected",
    (-2, -2): "depressed hopeless despairing exhausted miserable helpless burned",
}
MOODS = {word: place for place, words in _PLACES.items() for word in words.split()}
