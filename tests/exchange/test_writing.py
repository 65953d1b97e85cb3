"""What is written is read back as the same."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pathways.errors import InvalidInput
from pathways.exchange.bundle import parse_bundle, read_bundle
from pathways.exchange.schema import schema
from pathways.exchange.writing import bundle_text, canonical, write_bundle
from pathways.model.bundle import Bundle
from tests.exchange.generated import bundles
from tests.worlds import bundle, credential, rate


@pytest.mark.parametrize("is_json", [True, False], ids=["json", "yaml"])
# A third of the profile: a catalogue takes longer to draw than to read.
@settings(max_examples=settings().max_examples // 3)
@given(written=bundles())
def test_reading_undoes_writing(written: Bundle, is_json: bool) -> None:
    text = bundle_text(written, is_json=is_json)
    read = parse_bundle("f", text.encode(), is_json=is_json)
    assert read == canonical(written)
    assert bundle_text(read, is_json=is_json) == text


def test_the_text_is_in_order_and_without_defaults() -> None:
    shuffled = bundle(credential("b", "exam"), credential("a", validity_months="24"), rate("USD", "1.37"))
    credentials = bundle_text(shuffled).split("credentials:\n")[1].split("rates:\n")[0]
    source = "  source:\n    url: https://example.org/world\n    as_of: '2024'\n    kind: example\n"
    assert credentials == (
        f"- id: a\n  provider: college\n  kind: diploma\n  title:\n    en: a\n  validity_months: '24'\n{source}"
        f"- id: b\n  provider: college\n  kind: exam\n  title:\n    en: b\n{source}"
    )


@pytest.mark.parametrize("name", ["bundle.yaml", "bundle.json"])
def test_a_written_file_is_read_by_its_name(tmp_path: Path, name: str) -> None:
    written = bundle(credential("e", title="É"))
    write_bundle(written, tmp_path / name)
    assert read_bundle(tmp_path / name) == written
    assert (tmp_path / name).read_text(encoding="utf-8").startswith("{" if name.endswith("json") else "format:")


def spots(data: Any) -> Iterator[tuple[Any, Any]]:
    """Every mapping or list with every key or index of it."""
    for key in list(data) if isinstance(data, dict) else range(len(data)):
        yield data, key
        if isinstance(data[key], dict | list):
            yield from spots(data[key])


@given(written=bundles(), draw=st.data())
@settings(max_examples=settings().max_examples // 2)
def test_one_wrong_value_is_told_where_it_stands_or_is_fine(written: Bundle, draw: st.DataObject) -> None:
    data = json.loads(bundle_text(written, is_json=True))
    around, key = draw.draw(st.sampled_from(list(spots(data))))
    around[key] = draw.draw(st.sampled_from([None, "", "x", "-1", True, [], {}, ["x"], {"x": "y"}, [[]], "é" * 200]))
    try:
        parse_bundle("f", json.dumps(data, indent=1).encode(), is_json=True)
    except InvalidInput as error:
        told = [problem.where for problem in error.problems]
    else:
        told = []
    assert all(re.fullmatch(r"f:[1-9]\d*:[1-9]\d*( /.*)?", where) for where in told)


def test_schemas_name_what_is_read() -> None:
    bundle_schema = schema("bundle")
    assert set(bundle_schema["properties"]) == set(Bundle.model_fields)
    assert "from" in bundle_schema["$defs"]["Agreement"]["properties"]
    assert bundle_schema["$defs"]["Credits"]["anyOf"][0] == {"type": ["string", "number"]}
    assert schema("background")["properties"]["holdings"]["type"] == "array"
    assert "target" in schema("request")["required"]


def test_schemas_let_a_list_of_one_be_written_without_the_list() -> None:
    fields = schema("bundle")["$defs"]["Pattern"]["anyOf"][-1]["properties"]
    assert fields["kinds"]["anyOf"][0] == {"$ref": "#/$defs/CredentialKind"}
    assert [branch.get("const") for branch in fields["fields"]["anyOf"]] == [None, None, "target"]


@pytest.mark.parametrize("of", ["bundle", "background", "request"])
def test_every_reference_of_a_schema_is_defined(of: str) -> None:
    text = json.dumps(schema(of))  # type: ignore[arg-type]
    named = {part.split('"')[0] for part in text.split('"#/$defs/')[1:]}
    assert named <= set(schema(of)["$defs"])  # type: ignore[arg-type]
