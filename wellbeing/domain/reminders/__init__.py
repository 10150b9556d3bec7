"""When a reminder comes, as a pure step."""
