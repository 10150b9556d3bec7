"""One verb each: rule, save, announce."""
