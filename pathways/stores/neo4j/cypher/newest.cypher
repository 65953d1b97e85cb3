// Records by their keys, of the newest revision: of one that is read whole, whatever is published meanwhile.
MATCH (c:Catalogue {name: $asked.catalogue})
WITH c.published AS published
UNWIND $asked.ids AS id
MATCH (d:Document {scope: $asked.catalogue + '/' + published[0], list: $asked.list, id: id})
WHERE d.since <= published[1] AND d.until > published[1]
RETURN d.id, published[0], d.since, d.body ORDER BY d.id
