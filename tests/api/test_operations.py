"""The operations that come along: each valid, named after its file, and answered as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from graphql import OperationDefinitionNode, parse, validate

from pathways.api.schema import executable
from pathways.service import Pathways
from tests.api.operations import FILES, OPERATIONS, answer, noted, variables, written

by_name = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


@by_name
def test_a_file_holds_one_operation_of_its_name(file: Path) -> None:
    (operation,) = (one for one in parse(file.read_text()).definitions if isinstance(one, OperationDefinitionNode))
    assert operation.name is not None
    assert operation.name.value == "".join(word.title() for word in file.stem.split("-"))


@by_name
def test_an_operation_is_valid(file: Path) -> None:
    assert validate(executable, parse(file.read_text())) == []


@by_name
def test_an_operation_answers_as_it_did(canada: Pathways, file: Path) -> None:
    """Where it should answer otherwise now: `python -m tests.api.operations`, and look at the difference."""
    assert written(answer(canada, file)) == noted(file).read_text()


def test_every_example_belongs_to_an_operation() -> None:
    assert {path.name.partition(".")[0] for path in OPERATIONS.glob("*.variables.json")} == {
        file.stem for file in FILES if variables(file) is not None
    }
