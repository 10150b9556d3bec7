"""One verb each: rule, save, publish."""
