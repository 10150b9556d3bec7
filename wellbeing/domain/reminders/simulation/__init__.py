"""The engine run over a written trace."""
