"""From the bytes of a foreign file to the rows of a table."""
