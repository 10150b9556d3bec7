"""The quick card and its forms."""
