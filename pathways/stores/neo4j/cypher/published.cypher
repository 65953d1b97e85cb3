MATCH (c:Catalogue {name: $catalogue}) RETURN c.published
