UNWIND $asked.ids AS id
MATCH (d:Document {scope: $asked.scope, list: $asked.list, id: id}) WHERE d.since <= $asked.revision AND d.until > $asked.revision
RETURN d.id, d.since, d.body ORDER BY d.id
