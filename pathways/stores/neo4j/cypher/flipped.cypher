// The revision that a generation was published as, if it was.
MATCH (g:Generation {catalogue: $asked.catalogue, number: $asked.generation}) WHERE g.revision IS NOT NULL RETURN g.revision
