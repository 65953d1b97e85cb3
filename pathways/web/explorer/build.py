"""Builds GraphiQL's files: `make graphiql`, or `python -m pathways.web.explorer.build`.

npm fetches the archives, from wherever it is set up to; what it brings is taken only if it is what was pinned, to the
last bit. Nothing of the packages is run. A server never does any of this.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Mapping
from pathlib import Path

from pathways.web.explorer.pins import BUILT, Package, integrity, pinned


class Refused(Exception):
    """Why there is no GraphiQL now, in a sentence."""


def main() -> int:
    """Fetch, check and put in place; 1 where that cannot be done, and then everything is as it was."""
    try:
        files = {name: content for each in pinned() for name, content in unpack(fetch(each), each).items()}
    except Refused as refused:
        sys.stderr.write(f"{refused}\n")
        return 1
    place(files, BUILT)
    size = sum(map(len, files.values()))
    sys.stdout.write(f"GraphiQL is built: {len(files)} files, {size:,} bytes; the server shows it at /graphiql\n")
    return 0


def fetch(package: Package) -> bytes:
    """A package's archive, by npm; raises `Refused`."""
    npm = shutil.which("npm")
    if npm is None:
        raise Refused("npm is needed to fetch GraphiQL; the console at /console needs nothing")
    with tempfile.TemporaryDirectory() as folder:
        asked = f"{package.name}@{package.version}"
        # In a folder of its own: npm writes nothing beside the project, and reads no settings there.
        command = [npm, "pack", asked, "--ignore-scripts", "--silent", "--no-update-notifier"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        found = list(Path(folder).glob("*.tgz"))
        if done.returncode or len(found) != 1:
            raise Refused(f"npm did not bring {asked}: {done.stderr.strip() or done.stdout.strip()}")
        return found[0].read_bytes()


def unpack(archive: bytes, package: Package) -> dict[str, bytes]:
    """The files that are wanted of a package, by their names here; raises `Refused` unless all is as pinned."""
    if integrity(archive) != package.integrity:
        raise Refused(f"{package.name}@{package.version} is not what was pinned")
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        files = {}
        for file in package.files:
            # Read, never extracted: no path in an archive can lead anywhere.
            member = tar.extractfile(f"package/{file.member}")
            content = member.read() if member else b""
            if integrity(content) != file.integrity:
                raise Refused(f"{file.member} in {package.name}@{package.version} is not what was pinned")
            files[file.name] = content
    return files


def place(files: Mapping[str, bytes], folder: Path) -> None:
    """Put files into a folder, in the place of what it held."""
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as fresh:
        made = Path(fresh) / folder.name
        made.mkdir()
        for name, content in files.items():
            (made / name).write_bytes(content)
        if folder.exists():
            shutil.rmtree(folder)
        made.rename(folder)


if __name__ == "__main__":
    sys.exit(main())
