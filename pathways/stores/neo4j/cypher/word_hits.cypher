UNWIND range(0, size($asked.queries) - 1) AS number
CALL db.index.fulltext.queryNodes('pathways_words', $asked.queries[number]) YIELD node AS d
WHERE d.since <= $asked.revision AND d.until > $asked.revision
RETURN number, count(d)
