"""What `copy` does: it opens two catalogues and copies one over the other."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from pathways.bootstrap import is_database, open_pathways
from pathways.cli.catalogue import counts_in_words
from pathways.cli.progress import Copies, progress
from pathways.cli.session import Session
from pathways.errors import InvalidInput
from pathways.explain.words import labels, options
from pathways.service import Pathways
from pathways.service.exporting import expect_folder
from pathways.settings import read_target
from pathways.stores.access import Terms


def copy(session: Session, source: str, target: str, over: bool) -> None:
    """Copy a catalogue."""
    if not is_database(source) and not Path(source).expanduser().is_file():
        raise InvalidInput(session.problem("--from", options.NO_CATALOGUE, options.CHECK_PLACE, place=source))
    if not is_database(target):
        expect_folder("--to", Path(target).expanduser())
    to_database = read_target(os.environ)
    with (
        _opened(session, source, session.settings.database) as here,
        _opened(session, target, to_database) as there,
        progress(session.say(labels.COPYING)) as tell,
    ):
        session.about = f"{source}, {target}"
        done = here.copy_to(there, replace=over, watcher=Copies(session, tell))
    counts = {name: one.count for name, one in done.lists.items()}
    if session.as_json:
        lists = {name: {"count": one.count, "digest": one.digest} for name, one in done.lists.items()}
        session.data({"revision": done.revision, "lists": lists})
    else:
        session.line(session.say(labels.COPIED, revision=done.revision, counts=counts_in_words(session, counts)))


@contextmanager
def _opened(session: Session, place: str, database: Terms) -> Iterator[Pathways]:
    session.about = place
    opened = open_pathways(replace(session.settings, store=place, database=database))
    try:
        yield opened
    finally:
        opened.close()
