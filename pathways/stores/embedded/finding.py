"""Full text: words in, a safe FTS5 query out, and the rows it finds."""

from __future__ import annotations

from pathways.stores.finding import asked_words

FIND = """
SELECT r.list, r.id, r.revision, r.body FROM words CROSS JOIN record r
WHERE words MATCH :query AND r.number = words.rowid
    AND (:lists = '[]' OR r.list IN (SELECT value FROM json_each(:lists)))
    AND (:kinds = '[]' OR r.list = 'credentials' AND
        (SELECT kind FROM credential c WHERE c.id = r.id) IN (SELECT value FROM json_each(:kinds)))
    AND (:day = '' OR r.list NOT IN ('credentials', 'agreements')
        OR EXISTS (SELECT 1 FROM credential c WHERE r.list = 'credentials' AND c.id = r.id
            AND c.since <= :day AND (c.until = '' OR c.until >= :day))
        OR EXISTS (SELECT 1 FROM agreement a WHERE r.list = 'agreements' AND a.id = r.id
            AND a.since <= :day AND (a.until = '' OR a.until >= :day)))
ORDER BY bm25(words, :title_en, :title_fr, :more_en, :more_fr), r.list, r.id LIMIT :limit
"""


def queries(text: str) -> tuple[str, ...]:
    """FTS5 queries to try in turn: every word, then any of them; each word is quoted, so nothing in it is syntax.

    The last letters of a word may be left off, and words that tell nothing are not asked for.
    """
    quoted = [f'"{word}"*' for word in asked_words(text)]
    if not quoted:
        return ()
    return (" AND ".join(quoted),) if len(quoted) == 1 else (" AND ".join(quoted), " OR ".join(quoted))
