UNWIND range(0, size($queries) - 1) AS number
CALL db.index.fulltext.queryNodes('pathways_words', $queries[number]) YIELD node AS d
WHERE d.since <= $revision AND d.until > $revision
RETURN number, count(d)
