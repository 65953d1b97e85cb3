MATCH (c:Catalogue {name: $catalogue}) RETURN c.written, c.published[0]
