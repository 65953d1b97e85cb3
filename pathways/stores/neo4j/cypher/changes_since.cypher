MATCH (c:Catalogue {name: $catalogue})
WITH c.published[1] AS revision, c.oldest AS oldest
RETURN revision, oldest <= $since AND $since <= revision, COLLECT {
    MATCH (h:Change {catalogue: $catalogue})
    WHERE h.revision > $since AND h.revision <= revision AND h.revision > oldest AND h.position >= 0
    RETURN [h.revision, h.list, h.id, h.deleted] ORDER BY h.revision, h.position
}
