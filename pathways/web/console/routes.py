"""The addresses of the console: its page, the files of the page, and the persisted operations.

The page names its files by an address that holds a digest of them all, so a browser keeps them for good, and a page
never runs with the modules of another version.
"""

from __future__ import annotations

from pathlib import Path

from starlette.routing import BaseRoute, Route

from pathways.api.persisted import folder
from pathways.web.assets import FOR_GOOD, MEDIA, Asset, digest, serve
from pathways.web.console.operations import Operation, operations, packed

PAGE = Path(__file__).parent / "page"
AHEAD = '<link rel="modulepreload" href="{}/{}/{}">'

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "img-src 'self' data:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        # The page makes nodes, never markup; where the browser can, it holds the page to that.
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
)


def console(
    prefix: str = "/console", graphql: str = "graphql", prepared: tuple[Operation, ...] | None = None
) -> list[BaseRoute]:
    """The console's routes, to be added to an application's; they answer GET and HEAD.

    `graphql` is where the page sends operations to, as an address relative to the page's own: the console then works
    under whatever prefix a proxy gives to both. `prepared` are the operations it offers: where none are given, those
    that came with this installation.
    """
    offered = operations(folder()) if prepared is None else prepared
    files = {path.name: path.read_bytes() for path in sorted(PAGE.iterdir()) if path.suffix in MEDIA}
    html = files.pop("console.html").decode()
    # With the names: the same contents under other names are another set.
    version = digest(*(part for name, body in files.items() for part in (name.encode(), body)))
    # Addresses in the page are relative to it: a proxy may put another prefix before both.
    here = prefix.rsplit("/", 1)[-1]
    filled = {
        "base": f"{here}/{version}",
        "graphql": graphql,
        "operations": f"{here}/operations.json",
        # Modules are named up front, so that they load at once and not one after another.
        "ahead": "\n".join(AHEAD.format(here, version, name) for name in files if name.endswith(".mjs")),
    }
    for gap, text in filled.items():
        html = html.replace("{{" + gap + "}}", text)
    assets = {
        "": Asset(html.encode(), MEDIA[".html"], headers={"Content-Security-Policy": POLICY}),
        "/operations.json": Asset(packed(offered), MEDIA[".json"]),
        **{f"/{version}/{name}": Asset(body, MEDIA[Path(name).suffix], FOR_GOOD) for name, body in files.items()},
    }
    return [Route(prefix + path, serve(asset), methods=["GET"]) for path, asset in assets.items()]
