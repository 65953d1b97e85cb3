// What was written whole may be read. A key that the store made up for itself is not needed any longer.
MATCH (c:Catalogue {name: $asked.catalogue})
SET c.locked = timestamp()
SET c.published = [c.published[0], c.written], c.revision = c.written
WITH c
OPTIONAL MATCH (d:Done {catalogue: $asked.catalogue, key: $asked.key, own: true})
DELETE d
