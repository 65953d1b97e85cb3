"""What a request may cost before anything of it is looked at: documents and JSON are bounded in linear time.

Read (`parsed`), measured (`structure_of`), priced (`priced`): in this order, and only then validated. Each step bounds
what the next one gets, so that no document, however it is made, takes longer than its length.
"""

from __future__ import annotations

from pathways.api.limits.arguments import arguments_taking, usual_pages
from pathways.api.limits.bounds import DocumentLimits, JsonLimits, Prices
from pathways.api.limits.cost import Priced, priced
from pathways.api.limits.json_text import Unreadable, read_json
from pathways.api.limits.reading import parsed
from pathways.api.limits.refusal import Refused
from pathways.api.limits.structure import Structure, structure_of

__all__ = [
    "DocumentLimits",
    "JsonLimits",
    "Priced",
    "Prices",
    "Refused",
    "Structure",
    "Unreadable",
    "arguments_taking",
    "parsed",
    "priced",
    "read_json",
    "structure_of",
    "usual_pages",
]
