"""The operations that come along, and what they answered; `python -m tests.api.operations` writes the answers anew."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pathways.bootstrap import seed_catalogue
from pathways.service import Pathways
from pathways.stores.embedded import EmbeddedStore
from tests.api.inline import data_of

OPERATIONS = Path(__file__).parents[2] / "graphql" / "operations"
ANSWERS = Path(__file__).parent / "answers"
FILES = sorted(OPERATIONS.glob("*.graphql"))


def variables(file: Path) -> dict[str, Any]:
    """The example variables that stand beside an operation."""
    given: dict[str, Any] = json.loads(file.with_suffix(".variables.json").read_text())
    return given


def answer(service: Pathways, file: Path, **of: Any) -> dict[str, Any]:
    """What an operation answers with its example variables."""
    return data_of(service, file.read_text(), variables(file), **of)


def noted(file: Path) -> Path:
    """Where an operation's answer is kept."""
    return ANSWERS / f"{file.stem}.json"


def written(data: dict[str, Any]) -> str:
    """An answer as it is kept."""
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    """Write every answer anew; look at the difference before it is kept."""
    service = Pathways(EmbeddedStore(":memory:"))
    service.import_bundle(seed_catalogue())
    ANSWERS.mkdir(exist_ok=True)
    for file in FILES:
        noted(file).write_text(written(answer(service, file)))
    service.close()


if __name__ == "__main__":
    main()
