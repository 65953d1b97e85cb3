// What a change begins from: what is written, whether its key was used, and the documents that it touches.
MATCH (c:Catalogue {name: $asked.catalogue})
WITH c, $asked.catalogue + '/' + c.published[0] AS scope
RETURN c.published[0], c.written,
    COLLECT { MATCH (k:Done {catalogue: $asked.catalogue, key: $asked.key}) RETURN [k.revision, k.digest] },
    COLLECT {
        UNWIND $asked.named AS named
        MATCH (d:Document {scope: scope, list: named[0], id: named[1], until: $asked.open})
        RETURN [d.list, d.id, d.body, coalesce(d.words, -1)]
    },
    COLLECT { MATCH (d:Document {scope: scope, list: 'rates', until: $asked.open}) WHERE d.id IS NOT NULL RETURN d.id }
