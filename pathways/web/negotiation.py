"""What a client sends and takes: media types, encodings and languages, by its headers."""

from __future__ import annotations

from functools import lru_cache

from pathways.explain.words.two import LANGS, Lang
from pathways.web.refusals import Refusal

GRAPHQL = "application/graphql-response+json"
JSON = "application/json"

_MOST = 1_000
"""Characters of a header that are looked at."""


@lru_cache(maxsize=256)
def accepted(accept: str | None) -> str:
    """The media type of the answer; raises `Refusal` (406) where the client takes neither.

    Without a header, or for anything, it is the older type: who knows the newer one says so.
    """
    if accept is None or not accept.strip():
        return JSON
    weighed = [(quality, GRAPHQL if media == GRAPHQL else JSON) for media, quality in _weighed(accept) if _fits(media)]
    best = max((quality for quality, _ in weighed), default=0.0)
    if best <= 0:
        raise Refusal(406, "not-acceptable", f"Answers are {GRAPHQL} or {JSON}.")
    return GRAPHQL if (best, GRAPHQL) in weighed else JSON


@lru_cache(maxsize=256)
def language(accept_language: str | None, otherwise: Lang) -> Lang:
    """The language that a client prefers among those that are spoken."""
    best, spoken = 0.0, otherwise
    for tag, quality in _weighed(accept_language or ""):
        for lang in LANGS:
            if quality > best and (tag == lang or tag.startswith(f"{lang}-")):
                best, spoken = quality, lang
    return spoken


@lru_cache(maxsize=256)
def check_content(content_type: str | None, content_encoding: str | None) -> None:
    """Raise `Refusal` (415) unless a body is JSON in UTF-8 as it is."""
    if content_encoding is not None and content_encoding.strip().lower() not in ("", "identity"):
        wanted = {"accept-encoding": "identity"}
        raise Refusal(415, "encoding", "Bodies are read uncompressed only.", headers=wanted, closes=True)
    media, _, parameters = (content_type or "").partition(";")
    if media.strip().lower() != JSON:
        raise Refusal(415, "media-type", f"Send {JSON}.", closes=True)
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset" and value.strip().strip('"').lower() not in ("utf-8", "utf8"):
            raise Refusal(415, "charset", "Bodies are read as UTF-8 only.", closes=True)


def _fits(media: str) -> bool:
    return media in (GRAPHQL, JSON, "application/*", "*/*")


def _weighed(header: str) -> list[tuple[str, float]]:
    found = []
    for part in header[:_MOST].split(","):
        name, *parameters = (one.strip().lower() for one in part.split(";"))
        found.append((name, next((_quality(one[2:]) for one in parameters if one.startswith("q=")), 1.0)))
    return found


def _quality(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if 0 <= value <= 1 else 0.0
