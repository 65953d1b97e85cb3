// What was written whole may be read from now on, which is when what it replaced begins to grow old. A key that the
// store made up for itself is not needed any longer.
MATCH (c:Catalogue {name: $asked.catalogue})
SET c.locked = timestamp()
WITH c, c.published[1] AS before, c.written AS written
SET c.published = [c.published[0], written], c.revision = written
WITH c, before, written
CALL (before, written) {
    MATCH (h:Change {catalogue: $asked.catalogue, position: 0}) WHERE h.revision > before AND h.revision <= written
    SET h.at = timestamp()
}
OPTIONAL MATCH (d:Done {catalogue: $asked.catalogue, key: $asked.key, own: true})
DELETE d
