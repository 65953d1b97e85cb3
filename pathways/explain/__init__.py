"""Why, in words, English and French; the only place with grammar."""
