from __future__ import annotations

import io
import re
import tarfile
from pathlib import Path

import pytest
from starlette.applications import Starlette

from pathways.web.explorer import explorer
from pathways.web.explorer.build import Refused, place, unpack
from pathways.web.explorer.pins import File, Package, integrity, pinned
from pathways.web.explorer.routes import PAGE
from tests.web.console.asking import ask


def _archive(**files: bytes) -> bytes:
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w:gz") as tar:
        for name, content in files.items():
            entry = tarfile.TarInfo(f"package/{name}")
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    return written.getvalue()


def _package(archive: bytes, content: bytes) -> Package:
    return Package("toy", "1.0.0", integrity(archive), (File("a", "a.js", integrity(content)),))


def test_a_digest_is_written_as_browsers_take_it() -> None:
    assert integrity(b"").startswith(
        "sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6"
    )


def test_the_files_that_are_wanted_are_taken_out() -> None:
    archive = _archive(a=b"one", b=b"two")
    assert unpack(archive, _package(archive, b"one")) == {"a.js": b"one"}


def test_another_archive_is_refused() -> None:
    archive = _archive(a=b"one")
    with pytest.raises(Refused, match=r"^toy@1\.0\.0 is not what was pinned$"):
        unpack(archive + b"\0", _package(archive, b"one"))


def test_another_file_is_refused() -> None:
    archive = _archive(a=b"other")
    with pytest.raises(Refused, match=r"^a in toy@1\.0\.0 "):
        unpack(archive, _package(archive, b"one"))


def test_a_build_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    folder = tmp_path / "graphiql"
    place({"a.js": b"one", "old.js": b"old"}, folder)
    place({"a.js": b"two"}, folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"a.js": b"two"}
    assert list(tmp_path.iterdir()) == [folder]


def test_every_pin_has_a_digest_and_an_exact_version() -> None:
    for package in pinned():
        assert re.fullmatch(r"\d+\.\d+\.\d+", package.version)
        for digest in (package.integrity, *(file.integrity for file in package.files)):
            assert re.fullmatch(r"sha512-[A-Za-z0-9+/]{86}==", digest)


def test_without_a_build_there_is_nothing(tmp_path: Path) -> None:
    assert explorer(built=tmp_path / "graphiql") == []


def test_files_other_than_those_pinned_are_not_served(tmp_path: Path) -> None:
    for package in pinned():
        for file in package.files:
            (tmp_path / file.name).write_bytes(b"alert(1)")
    assert explorer(built=tmp_path) == []


def test_a_whole_build_is_served_under_a_policy_with_its_digests(tmp_path: Path) -> None:
    packages = (_package(b"", b"one"),)
    place({"a.js": b"one"}, tmp_path / "graphiql")
    app = Starlette(routes=explorer("/tools/graphiql", "../graphql", tmp_path / "graphiql", packages))
    page = ask(app, "/tools/graphiql")
    assert f'integrity="{integrity(b"one")}"' in page.text
    assert 'data-graphql="../graphql"' in page.text
    assert "script-src 'self';" in page.headers["content-security-policy"]
    addresses = re.findall(r'(?:href|src)="(graphiql/[^"]+)"', page.text)
    assert {address.rsplit("/", 1)[1] for address in addresses} == {"a.js", "start.js", "start.css"}
    assert all(ask(app, f"/tools/{address}").status_code == 200 for address in addresses)


def test_its_page_holds_no_script_of_its_own_and_no_foreign_address() -> None:
    html = (PAGE / "graphiql.html").read_text()
    assert re.findall(r"<script[^>]*>[^<]|<style|\sstyle=|\son\w+=|//", html) == []
    assert "://" not in (PAGE / "start.js").read_text()
