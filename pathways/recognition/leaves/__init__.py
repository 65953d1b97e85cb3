"""One module a family of leaves: how evidence supports it."""
