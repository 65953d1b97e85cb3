MATCH (c:Catalogue {name: $asked.catalogue})
WITH c.published[1] AS revision, c.oldest AS oldest
RETURN revision, oldest <= $asked.since AND $asked.since <= revision, COLLECT {
    MATCH (h:Change {catalogue: $asked.catalogue})
    WHERE h.revision > $asked.since AND h.revision <= revision AND h.revision > oldest AND h.position >= 0
    RETURN [h.revision, h.list, h.id, h.deleted] ORDER BY h.revision, h.position
}
