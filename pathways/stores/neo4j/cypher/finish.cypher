// What a change leaves besides its records: that it was made, when, and under which key.
MATCH (c:Catalogue {name: $asked.catalogue})
SET c.written = $asked.revision, c.remembered = c.remembered + size($asked.changes)
CREATE (:Done {catalogue: $asked.catalogue, key: $asked.key, digest: $asked.digest, revision: $asked.revision, own: $asked.own})
FOREACH (row IN $asked.changes | CREATE (:Change {
    catalogue: $asked.catalogue, revision: $asked.revision, position: row[0], list: row[1], id: row[2], deleted: row[3]
}))
