"""Takes what other systems export into the diary, and takes it back: looked at first, then written in small steps.

Face: answers, imports, job, questions.
"""
