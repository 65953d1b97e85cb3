"""The vocabulary: small tables from values to words, both languages side by side, so that none can be missing."""
