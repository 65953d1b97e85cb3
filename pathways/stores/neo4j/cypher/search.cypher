// BM25, as SQLite's FTS5 counts it, to the last bit: the rarer a word and the shorter the text, the more it says.
CALL db.index.fulltext.queryNodes('pathways_words', $asked.query) YIELD node AS d
WHERE d.since <= $asked.revision AND d.until > $asked.revision
    AND (size($asked.lists) = 0 OR d.list IN $asked.lists)
    AND (size($asked.kinds) = 0 OR (d.list = 'credentials' AND d.kind IN $asked.kinds))
    AND ($asked.day = '' OR d.in_force_since IS NULL
        OR (d.in_force_since <= $asked.day AND (d.in_force_until = '' OR d.in_force_until >= $asked.day)))
WITH d, [word IN $asked.words |
    $asked.title_en * size([one IN coalesce(d.said_title_en, []) WHERE one STARTS WITH word])
    + $asked.title_fr * size([one IN coalesce(d.said_title_fr, []) WHERE one STARTS WITH word])
    + $asked.more_en * size([one IN coalesce(d.said_more_en, []) WHERE one STARTS WITH word])
    + $asked.more_fr * size([one IN coalesce(d.said_more_fr, []) WHERE one STARTS WITH word])
] AS often
WITH d, reduce(score = 0.0, n IN range(0, size($asked.words) - 1) | score + $asked.rare[n] * (
    (often[n] * (1.2 + 1.0)) / (often[n] + 1.2 * (1 - 0.75 + 0.75 * toFloat(d.words) / $asked.average))
)) AS score
ORDER BY score DESC, d.list, d.id LIMIT $asked.limit
RETURN d.list, d.id, d.since, d.body ORDER BY score DESC, d.list, d.id
