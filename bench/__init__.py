"""The benchmark: an invented country of any size, questions about it, and what they take; run by `python -m bench`."""
