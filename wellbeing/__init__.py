"""Self-care for people who answer customers all day."""

__version__ = "0.1.0"
