"""Writing bundles: the one canonical text of a catalogue, which reads back as the same catalogue."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel

from pathways.model.bundle import FORMAT, LISTS, Bundle, key_of


class _Dumper(yaml.CSafeDumper):
    """Writes lists indented under their keys, and every value in full."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def canonical(bundle: Bundle) -> Bundle:
    """The same catalogue with every list in the order of its keys."""
    ordered = {name: tuple(sorted(getattr(bundle, name), key=key_of)) for name in LISTS}
    return bundle.model_copy(update=ordered)


def bundle_text(bundle: Bundle, *, is_json: bool = False) -> str:
    """A bundle as YAML or JSON: lists in the order of keys, keys in the model's order, defaults left out."""
    stated = canonical(bundle).model_dump(mode="json", by_alias=True, exclude_defaults=True)
    data = {"format": FORMAT, **stated}
    if is_json:
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120)


def lines(records: Iterable[BaseModel]) -> Iterator[str]:
    """A bundle as JSON Lines: what it is, then one record a line under the name of its list, defaults left out."""
    names = {kind: name for name, kind in LISTS.items()}
    yield json.dumps({"format": FORMAT}) + "\n"
    for record in records:
        yield f'{{"{names[type(record)]}":{record.model_dump_json(by_alias=True, exclude_defaults=True)}}}\n'


def write_lines(records: Iterable[BaseModel], path: Path) -> None:
    """Write a file of JSON Lines; see `write_text`."""
    write_text(lines(records), path)


def write_text(parts: Iterable[str], path: Path) -> None:
    """Write a file, packed where its name ends in `.gz`; it is there whole, or as it was before."""
    packed = path.suffix.lower() == ".gz"
    beside = path.with_name(f".{path.name}.part")
    try:
        with (
            beside.open("wb") as raw,
            gzip.GzipFile("", "wb", fileobj=raw, mtime=0) if packed else nullcontext(raw) as file,
        ):
            file.writelines(part.encode() for part in parts)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def write_bundle(bundle: Bundle, path: Path) -> None:
    """Write a bundle to a file: JSON where its name ends in `.json`, else YAML."""
    path.write_text(bundle_text(bundle, is_json=path.suffix.lower() == ".json"), encoding="utf-8", newline="\n")
