// A property that is set takes the lock; what is read afterwards, nobody else changes.
MATCH (c:Catalogue {name: $asked.catalogue}) SET c.locked = timestamp()
