// What a change leaves besides its records: that it was made, when, and under which key.
MATCH (c:Catalogue {name: $catalogue})
SET c.written = $revision, c.remembered = c.remembered + size($changes)
CREATE (:Done {catalogue: $catalogue, key: $key, digest: $digest, revision: $revision, own: $own})
FOREACH (row IN $changes | CREATE (:Change {
    catalogue: $catalogue, revision: $revision, position: row[0], list: row[1], id: row[2], deleted: row[3],
    at: timestamp()
}))
