"""Measures the shape of the code from its syntax trees: file and function lengths, nesting, import cycles."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Set
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from statistics import quantiles

BLOCKS = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.TryStar, ast.Match)
SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)


@dataclass(frozen=True)
class Function:
    """One function: `lines` counts its signature and body, not its docstring; `nesting` counts blocks."""

    where: str
    lines: int
    nesting: int


def percentile(values: list[int], percent: int) -> float:
    """The value that `percent` of the values do not exceed, interpolated; one value is its own percentile."""
    return quantiles(values, n=100, method="inclusive")[percent - 1] if len(values) > 1 else sum(values)


def file_lengths(root: Path) -> dict[Path, int]:
    """Lines of each Python file under `root`; empty files say nothing and are left out."""
    lengths = {path: len(path.read_text().splitlines()) for path in root.rglob("*.py")}
    return {path: lines for path, lines in lengths.items() if lines}


def functions(root: Path) -> list[Function]:
    """Every function and method under `root`, inner ones too."""
    return [
        Function(
            f"{path.relative_to(root.parent)}:{node.lineno} {node.name}",
            (node.end_lineno or node.lineno) - node.lineno + 1 - _docstring_lines(node),
            _nesting(node),
        )
        for path in root.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def import_cycle(root: Path) -> list[str]:
    """One cycle among the modules of package `root`, or nothing; local and typing-only imports count."""
    modules = {_module_name(path, root): path for path in root.rglob("*.py")}
    graph = {name: set(_imported(name, path, modules.keys())) - {name} for name, path in modules.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def _docstring_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    if ast.get_docstring(node, clean=False) is None:
        return 0
    return (node.body[0].end_lineno or 0) - node.body[0].lineno + 1


def _nesting(node: ast.AST) -> int:
    deepest = 0
    for child in ast.iter_child_nodes(node):
        if isinstance(child, SCOPES):
            continue
        # `elif` is an `if` alone in an `else`: it reads as one level, so it counts as one.
        is_elif = isinstance(node, ast.If) and isinstance(child, ast.If) and node.orelse == [child]
        deepest = max(deepest, _nesting(child) + (isinstance(child, BLOCKS) and not is_elif))
    return deepest


def _module_name(path: Path, root: Path) -> str:
    parts = path.relative_to(root.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imported(name: str, path: Path, known: Set[str]) -> Iterator[str]:
    package = name.split(".") if path.name == "__init__.py" else name.split(".")[:-1]
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            targets = {f"{base}.{alias.name}" for alias in node.names}
            # `from package import module` reaches the module; any other name lives in the package itself.
            yield from targets & known
            if base in known and targets - known:
                yield base
