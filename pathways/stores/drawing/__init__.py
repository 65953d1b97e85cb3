"""What records are in a graph: nodes, relationships, labels, and documents with what lists and searches ask of them.

The one definition of it, for the Neo4j store and for every export of a graph. Pure, so that a check can repeat it.
"""

from pathways.stores.drawing.counting import WORDS, counted, counted_words
from pathways.stores.drawing.drawn import OPEN, Cut, Drawn, Named, Relationship, Shown, things
from pathways.stores.drawing.labels import KINDS, document_labels, labels
from pathways.stores.drawing.records import TAGS, drawn

__all__ = [
    "KINDS",
    "OPEN",
    "TAGS",
    "WORDS",
    "Cut",
    "Drawn",
    "Named",
    "Relationship",
    "Shown",
    "counted",
    "counted_words",
    "document_labels",
    "drawn",
    "labels",
    "things",
]
