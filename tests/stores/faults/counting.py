"""A process that counts up in a catalogue, each time from what it read: a number that is lost shows in the end.

python -m tests.stores.faults.counting '{"path": "catalogue.db", "times": 25}'
"""

from __future__ import annotations

import json
import sys
from typing import Any

from pathways.errors import RevisionConflict
from pathways.model.credential import Credential
from pathways.stores.base import Put
from pathways.stores.embedded import EmbeddedStore
from tests.worlds import credential


def main(asked: dict[str, Any]) -> None:
    """Count up so many times."""
    store = EmbeddedStore(asked["path"])
    counted = 0
    while counted < asked["times"]:
        revision = store.revision
        found = store.find(Credential, "counter")
        number = int(found.description.en) if found and found.description and found.description.en else 0
        try:
            store.apply([Put(credential("counter", description=str(number + 1)))], expected_revision=revision)
            counted += 1
        except RevisionConflict:
            continue
    store.close()


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
