"""The sealed ballot: a team's totals without anybody's answer, over a board that nobody needs to trust."""
