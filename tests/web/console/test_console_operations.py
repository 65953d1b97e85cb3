from __future__ import annotations

import json
from pathlib import Path

import pytest

from pathways.api.persisted import folder
from pathways.web.console.operations import operations


def _operation(place: Path, name: str, query: str, variables: str | None = None) -> None:
    (place / f"{name}.graphql").write_bytes(query.encode())
    if variables is not None:
        (place / f"{name}.variables.json").write_text(variables)


def test_an_operation_is_its_file_to_the_last_byte(tmp_path: Path) -> None:
    _operation(tmp_path, "a", "# What.\r\nquery A { b }  \n\n")
    (found,) = operations(tmp_path)
    assert (found.name, found.query, found.variables) == ("a", "# What.\r\nquery A { b }  \n\n", None)


def test_what_it_is_for_stands_above_it_in_two_languages(tmp_path: Path) -> None:
    _operation(tmp_path, "a", "# What it\n# is.\n# fr: Ce que\n# fr: voilà.\nquery A { b } # Not this.\n")
    (found,) = operations(tmp_path)
    assert (found.en, found.fr) == ("What it is.", "Ce que voilà.")


def test_variables_lie_beside_it(tmp_path: Path) -> None:
    _operation(tmp_path, "b", "query B { b }\n", '{"x": [1]}')
    _operation(tmp_path, "a", "query A { b }\n")
    assert [(each.name, each.variables) for each in operations(tmp_path)] == [("a", None), ("b", {"x": [1]})]


def test_variables_that_are_no_json_are_an_error(tmp_path: Path) -> None:
    _operation(tmp_path, "a", "query A { b }\n", "{")
    with pytest.raises(ValueError, match="Expecting"):
        operations(tmp_path)


def test_without_a_folder_there_are_none() -> None:
    assert operations(None) == ()


def test_the_operations_of_this_installation_can_be_read() -> None:
    place = folder()
    for each in operations(place):
        assert each.en, f"{each.name} does not say what it is for, in comments above it"
        assert each.fr, f"{each.name} does not say it in French, in a comment that begins with fr:"
        assert json.dumps(each.variables)
