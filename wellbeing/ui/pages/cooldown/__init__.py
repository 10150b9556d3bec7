"""The page Cool down."""
