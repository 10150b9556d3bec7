"""How often the statistics about one person claim what is not so, and miss what is: measured on invented people."""
