"""When a reminder comes, as a pure step; what others may use of it, its face, is named here.

- `engine`: step, next_wake, may_speak, next_break, pause_left, going_on, waiting_cards
- `plan`: Plan; `state`: State; `state_json`: to_json, from_json, UnreadableState
- `events`: Now, what can happen, KINDS, ANSWERS; `effects`: what is asked for, NextBreak, WaitingCard;
  `break_ledger`: BreakLedger
- `simulation`: the same engine in fake time

All else is the engine's inside: a contract in pyproject.toml keeps it so, and each face is a module of its own so
that nobody loads the engine for a word of it. Begin to read in `engine.py`.
"""
