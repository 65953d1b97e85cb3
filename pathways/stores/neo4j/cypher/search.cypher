// BM25, as SQLite's FTS5 counts it, to the last bit: the rarer a word and the shorter the text, the more it says.
CALL db.index.fulltext.queryNodes('pathways_words', $query) YIELD node AS d
WHERE d.since <= $revision AND d.until > $revision
    AND (size($lists) = 0 OR d.list IN $lists)
    AND (size($kinds) = 0 OR (d.list = 'credentials' AND d.kind IN $kinds))
WITH d, [word IN $words |
    $title_en * size([one IN d.said_title_en WHERE one STARTS WITH word])
    + $title_fr * size([one IN d.said_title_fr WHERE one STARTS WITH word])
    + $more_en * size([one IN d.said_more_en WHERE one STARTS WITH word])
    + $more_fr * size([one IN d.said_more_fr WHERE one STARTS WITH word])
] AS often
WITH d, reduce(score = 0.0, n IN range(0, size($words) - 1) | score + $rare[n] * (
    (often[n] * (1.2 + 1.0)) / (often[n] + 1.2 * (1 - 0.75 + 0.75 * toFloat(d.words) / $average))
)) AS score
ORDER BY score DESC, d.list, d.id LIMIT $limit
RETURN d.list, d.id, d.since, d.body ORDER BY score DESC, d.list, d.id
