"""Exporting: the catalogue as a bundle, or as a graph for other people's tools. A file is there whole or not at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from pathways.errors import InvalidInput, RevisionConflict
from pathways.exchange.writing import write_lines, write_text
from pathways.explain.mistakes import problem
from pathways.explain.words import options
from pathways.intake import is_stream
from pathways.model.things import Provider
from pathways.service.opened import Opened
from pathways.service.values import Form
from pathways.stores.base import Record, address
from pathways.stores.drawing import Drawn
from pathways.stores.embedded.cutting import Cutter
from pathways.stores.graph_files import AdminCsv, Picture, cypher_script, graphml, node_link

PROVIDERS_KEPT = 10_000
_TEXTS: Mapping[Form, Callable[[Picture], Iterator[str]]] = {
    Form.GRAPHML: graphml,
    Form.NODE_LINK: node_link,
    Form.CYPHER: cypher_script,
}


class Exporting(Opened):
    """What writes the catalogue to files."""

    def export(self, path: Path, form: Form = Form.LINES, *, catalogue: str = "catalogue") -> Mapping[str, int]:
        """Write the whole catalogue; returns how many records of each list that are. Memory does not grow with it.

        `catalogue`: its name in the database that CSV files are for. Raises `InvalidInput` for a name that is none of
        such a file, a folder that is there, or a place where nothing can be written, and `RevisionConflict` where
        somebody writes while a graph is drawn.
        """
        counts: Counter[str] = Counter()
        try:
            _expect_free(path, form)
            self._export(path, form, catalogue, counts)
        except OSError as error:
            detail = error.strerror or error
            raise InvalidInput(problem(str(path), options.NOT_WRITTEN, options.CHECK_DISK, detail=detail)) from error
        return counts

    def _export(self, path: Path, form: Form, catalogue: str, counts: Counter[str]) -> None:
        if form is Form.LINES:
            write_lines(_counted(self._store.export(), counts), path)
            return
        with TemporaryDirectory(prefix=".pathways-", dir=path.absolute().parent) as made:
            waiting = Path(made)
            if form is Form.ADMIN_CSV:
                self._write_folder(waiting, path, catalogue, counts)
            else:
                picture = Picture(waiting, self._provider_of())
                self._draw(picture.take(_counted(self._store.export(), counts)))
                write_text(_TEXTS[form](picture), path)

    def _write_folder(self, waiting: Path, path: Path, catalogue: str, counts: Counter[str]) -> None:
        folder = waiting / "whole"
        folder.mkdir()
        tables = AdminCsv(folder, waiting, catalogue, self._provider_of(), Cutter())
        self._draw(tables.take(_counted(self._store.export(), counts)))
        tables.close()
        folder.rename(path)

    def _draw(self, drawn: Iterable[Drawn]) -> None:
        before = self._store.revision
        for _ in drawn:
            pass
        # What is drawn of a record depends on its provider, which was looked up beside the stream.
        if self._store.revision != before:
            raise RevisionConflict(before, self._store.revision)

    def _provider_of(self) -> Callable[[str], Provider | None]:
        return lru_cache(maxsize=PROVIDERS_KEPT)(lambda id: self._store.find(Provider, id))


def _expect_free(path: Path, form: Form) -> None:
    if form is Form.LINES and not is_stream(path):
        raise InvalidInput(problem(str(path), options.NO_LINES, options.END_IT))
    if form is Form.ADMIN_CSV and path.exists():
        raise InvalidInput(problem(str(path), options.IS_THERE, options.NEW_FOLDER))
    if path.is_dir():
        raise InvalidInput(problem(str(path), options.IS_FOLDER, options.NAME_FILE))
    expect_folder(str(path), path)


def expect_folder(where: str, path: Path) -> None:
    """Raise `InvalidInput` about `where` if there is no folder for what is to be written: it may be mistyped."""
    folder = path.absolute().parent
    if not folder.is_dir():
        raise InvalidInput(problem(where, options.NO_FOLDER, options.MAKE_FOLDER, folder=folder))


def _counted(records: Iterable[Record], counts: Counter[str]) -> Iterator[Record]:
    for record in records:
        counts[address(record)[0]] += 1
        yield record
