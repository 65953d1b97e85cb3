// Generations that nobody reads any longer, and those that somebody began and left.
MATCH (c:Catalogue {name: $asked.catalogue})
MATCH (g:Generation {catalogue: $asked.catalogue})
WHERE g.number >= 0 AND g.number <> c.published[0] AND (
    g.replaced < timestamp() - $asked.keep OR g.staged < timestamp() - $asked.abandoned OR (g.replaced IS NULL AND g.staged IS NULL)
)
RETURN g.number
