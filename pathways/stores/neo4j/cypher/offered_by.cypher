MATCH (:Thing {scope: $asked.scope, list: 'providers', id: $asked.provider})-[o:OFFERS {until: $asked.open}]->(c)
MATCH (d:Document {scope: $asked.scope, list: 'credentials', id: c.id, until: $asked.open})
RETURN d.id, d.body, coalesce(d.words, -1)
