MATCH (:Thing {scope: $asked.scope, list: 'rates', id: $asked.currency})<-[p:PRICED_IN {until: $asked.open}]-(t)
MATCH (d:Document {scope: $asked.scope, list: t.list, id: t.id, until: $asked.open})
RETURN d.list, d.id, d.body
