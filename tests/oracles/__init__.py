"""Our figures against pandas, scipy and statsmodels, which live in an environment of their own and never in ours.

sqlite_utils imports pandas wherever it finds it: the app and every test that measures its start would pay for that.
"""
