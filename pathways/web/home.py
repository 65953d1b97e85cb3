"""`/`: who comes without an address is led to the console, in the language that they prefer."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from pathways.explain.words.two import Lang, Two
from pathways.web.negotiation import language

_WHERE = Two(
    "Pathways answers GraphQL at /graphql; /console is a page to ask it from.\n",
    "Pathways répond en GraphQL à /graphql ; /console est une page d'où l'interroger.\n",
)


def home(otherwise: Lang) -> Route:
    """The route of `/`; the address that it leads to is relative, for a proxy may put a prefix before both."""

    async def endpoint(request: Request) -> Response:
        lang = language(request.headers.get("accept-language"), otherwise)
        headers = {"Location": f"console?lang={lang}", "Content-Language": lang, "Vary": "Accept-Language"}
        return PlainTextResponse(_WHERE.say(lang), 307, headers)

    return Route("/", endpoint, methods=["GET"])
