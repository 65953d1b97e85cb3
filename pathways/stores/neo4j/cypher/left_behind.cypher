// Generations that nobody reads any longer, and those that somebody began and left.
MATCH (c:Catalogue {name: $catalogue})
MATCH (g:Generation {catalogue: $catalogue})
WHERE g.number <> c.published[0] AND (
    g.replaced < timestamp() - $keep OR g.staged < timestamp() - $abandoned OR (g.replaced IS NULL AND g.staged IS NULL)
)
RETURN g.number
