// A generation of its own for what comes in; nobody reads it before it is published.
MATCH (c:Catalogue {name: $asked.catalogue})
SET c.generations = c.generations + 1
CREATE (g:Generation {catalogue: $asked.catalogue, number: c.generations, staged: timestamp(), batches: 0})
RETURN g.number
