"""The addresses of GraphiQL: its page, our script that starts it, and the files that were built."""

from __future__ import annotations

from pathlib import Path

from starlette.routing import BaseRoute, Route

from pathways.web.assets import ASK_AGAIN, FOR_GOOD, MEDIA, Asset, digest, serve
from pathways.web.explorer.pins import BUILT, File, Package, integrity, pinned

PAGE = Path(__file__).parent / "page"

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        # GraphiQL's dialogs and menus write styles of their own into the page.
        "style-src 'self' 'unsafe-inline'",
        "connect-src 'self'",
        "img-src 'self' data:",
        "font-src data:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)


def explorer(
    prefix: str = "/graphiql",
    graphql: str = "graphql",
    built: Path = BUILT,
    packages: tuple[Package, ...] | None = None,
) -> list[BaseRoute]:
    """GraphiQL's routes; none unless every file is there and is what was pinned.

    `graphql` is where its page sends operations to, as an address relative to the page's own; `packages` are the pins,
    those of this version where none are given.
    """
    pins = [file for package in packages or pinned() for file in package.files]
    files = {file.name: (built / file.name).read_bytes() for file in pins if (built / file.name).is_file()}
    if any(integrity(files.get(file.name, b"")) != file.integrity for file in pins):
        return []
    own = {path.name: path.read_bytes() for path in sorted(PAGE.iterdir()) if path.suffix in MEDIA}
    html = own.pop("graphiql.html").decode()
    version = digest(*files.values(), *own.values())
    base = f"{prefix.rsplit('/', 1)[-1]}/{version}"
    tags = "\n".join(_tag(base, file) for file in pins)
    for gap, text in {"base": base, "graphql": graphql, "files": tags}.items():
        html = html.replace("{{" + gap + "}}", text)
    assets = {
        "": Asset(html.encode(), MEDIA[".html"], ASK_AGAIN, {"Content-Security-Policy": POLICY}),
        **{
            f"/{version}/{name}": Asset(body, MEDIA[Path(name).suffix], FOR_GOOD)
            for name, body in {**files, **own}.items()
        },
    }
    return [Route(prefix + path, serve(asset), methods=["GET"]) for path, asset in assets.items()]


def _tag(base: str, file: File) -> str:
    """The tag that loads a file, if its digest is the one that was pinned."""
    checked = f'integrity="{file.integrity}"'
    if file.name.endswith(".css"):
        return f'<link rel="stylesheet" href="{base}/{file.name}" {checked}>'
    return f'<script src="{base}/{file.name}" {checked} defer></script>'
