// The newest revision that was published long enough ago: nobody reads any longer what it replaced.
MATCH (c:Catalogue {name: $asked.catalogue})
RETURN c.published[0], COLLECT {
    MATCH (h:Change {catalogue: $asked.catalogue})
    WHERE h.revision > c.oldest AND h.position = 0 AND h.at < timestamp() - $asked.keep
    RETURN h.revision ORDER BY h.revision DESC LIMIT 1
}
