// What was staged is published, and what was published before is kept for those who read it. Before this revision
// nothing is remembered.
MATCH (c:Catalogue {name: $asked.catalogue})
SET c.locked = timestamp()
WITH c, c.published[0] AS before, c.written + 1 AS revision
OPTIONAL MATCH (b:Generation {catalogue: $asked.catalogue, number: before})
SET b.replaced = timestamp()
WITH c, revision
SET c.published = [$asked.generation, revision], c.revision = revision, c.written = revision,
    c.oldest = revision, c.remembered = 0
WITH revision
MATCH (g:Generation {catalogue: $asked.catalogue, number: $asked.generation})
REMOVE g.staged
SET g.revision = revision
RETURN revision
