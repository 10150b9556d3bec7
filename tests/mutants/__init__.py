"""Faults put into the rules on purpose: does a test notice?

mutmut's own runner can't work here: it mutates nothing at module level and nothing that is decorated (a constant, a
property, a context manager: one in six of our mutants), and its switch lies in the process, so a test that starts the
command line would run the package as it is. So its operators are used, and a mutant is a copy of the package on disk.
"""
