"""Why, in words, English and French; the only place with grammar.

Pure functions from values to text. `words` holds the vocabulary, each word once with both its languages; the other
modules hold the grammar. What a catalogue calls its things comes through `voice.Names`.
"""
