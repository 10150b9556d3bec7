"""The rules of imports: which column is what, whose row it is, whose clock."""
