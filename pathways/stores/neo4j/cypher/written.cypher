MATCH (c:Catalogue {name: $asked.catalogue}) RETURN c.written
