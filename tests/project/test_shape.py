"""The measures themselves, on tiny packages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project import shape


def _package(tmp_path: Path, **modules: str) -> Path:
    root = tmp_path / "toy"
    root.mkdir()
    for name, text in {"__init__": "", **modules}.items():
        (root / f"{name}.py").write_text(text)
    return root


def test_a_docstring_is_not_counted_and_elif_is_no_deeper(tmp_path: Path) -> None:
    code = [
        "def f(x):",
        '    """Says',
        '    much."""',
        "    if x:",
        "        pass",
        "    elif x > 1:",
        "        for _ in x:",
    ]
    code += ["            pass", ""]
    (found,) = shape.functions(_package(tmp_path, a="\n".join(code)))
    assert (found.where, found.lines, found.nesting) == ("toy/a.py:1 f", 6, 2)


@pytest.mark.parametrize(
    "closing",
    ["from toy import a", "from . import a", "from .a import f", "def g():\n    import toy.a\n"],
)
def test_a_cycle_is_found_however_the_import_is_written(tmp_path: Path, closing: str) -> None:
    root = _package(tmp_path, a="from toy.b import g\ndef f(): ...\n", b=closing)
    assert set(shape.import_cycle(root)) == {"toy.a", "toy.b"}


def test_a_package_that_imports_its_modules_is_no_cycle(tmp_path: Path) -> None:
    assert shape.import_cycle(_package(tmp_path, __init__="from toy.a import f", a="import os\n")) == []


def test_percentiles_of_one_and_of_many() -> None:
    assert shape.percentile([7], 95) == 7
    assert shape.percentile(list(range(101)), 95) == 95
