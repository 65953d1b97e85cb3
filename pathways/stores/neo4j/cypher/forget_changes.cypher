// Only so many changes are remembered, in whole revisions; what a load has replaced is forgotten with them.
MATCH (c:Catalogue {name: $asked.catalogue})
WITH c, COLLECT {
    MATCH (h:Change {catalogue: $asked.catalogue})
    WHERE c.remembered > $asked.history AND h.revision > c.oldest AND h.position >= 0
    RETURN h.revision ORDER BY h.revision DESC, h.position DESC SKIP $asked.history LIMIT 1
} AS cut
SET c.oldest = CASE WHEN size(cut) = 0 THEN c.oldest ELSE cut[0] END
WITH c
MATCH (h:Change {catalogue: $asked.catalogue}) WHERE h.revision <= c.oldest AND h.position >= 0
WITH c, h LIMIT 5000
WITH c, collect(h) AS forgotten
SET c.remembered = CASE WHEN c.remembered > size(forgotten) THEN c.remembered - size(forgotten) ELSE 0 END
FOREACH (h IN forgotten | DELETE h)
