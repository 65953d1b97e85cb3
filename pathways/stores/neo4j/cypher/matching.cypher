// What patterns may match, each looked up by the most telling part of it, so many by each key, the quickest first; and
// the members of the groups they name.
CALL () {
    UNWIND $asked.by_id AS key
    MATCH (d:Document {scope: $asked.scope, list: 'credentials', id: key[1]})
    WHERE d.since <= $asked.revision AND d.until > $asked.revision
    RETURN key[0] AS number, d, null AS pair
    UNION
    UNWIND $asked.by_tag AS key
    MATCH (:Thing {scope: $asked.scope, list: key[1], id: key[2]})<-[r:LICENSES|ACCREDITED_BY|TAUGHT_IN]-(c)
    WHERE r.since <= $asked.revision AND r.until > $asked.revision
    MATCH (d:Document {scope: $asked.scope, list: 'credentials', id: c.id})
    WHERE d.since <= $asked.revision AND d.until > $asked.revision
    RETURN key[0] AS number, d, null AS pair
    UNION
    UNWIND $asked.by_provider AS key
    CALL (key) {
        MATCH (d:CredentialDocument {scope: $asked.scope, provider: key[1], kind: key[2]})
        WHERE d.field STARTS WITH key[3] AND d.since <= $asked.revision AND d.until > $asked.revision
        RETURN d ORDER BY d.quickest, d.id LIMIT $asked.limit
    }
    RETURN key[0] AS number, d, null AS pair
    UNION
    UNWIND $asked.by_provider AS key
    CALL (key) {
        MATCH (:Thing {scope: $asked.scope, list: 'providers', id: key[1]})-[m:HAS_MEMBER]->(p)
        WHERE m.since <= $asked.revision AND m.until > $asked.revision
        MATCH (d:CredentialDocument {scope: $asked.scope, provider: p.id, kind: key[2]})
        WHERE d.field STARTS WITH key[3] AND d.since <= $asked.revision AND d.until > $asked.revision
        RETURN d ORDER BY d.quickest, d.id LIMIT $asked.limit
    }
    RETURN key[0] AS number, d, null AS pair
    UNION
    UNWIND $asked.by_place AS key
    CALL (key) {
        MATCH (d:CredentialDocument {scope: $asked.scope, place: key[1], kind: key[2]})
        WHERE d.field STARTS WITH key[3] AND d.since <= $asked.revision AND d.until > $asked.revision
        RETURN d ORDER BY d.quickest, d.id LIMIT $asked.limit
    }
    RETURN key[0] AS number, d, null AS pair
    UNION
    UNWIND $asked.by_place AS key
    CALL (key) {
        MATCH (d:CredentialDocument {scope: $asked.scope})
        WHERE d.place STARTS WITH key[1] + '-' AND d.kind = key[2] AND d.field STARTS WITH key[3]
            AND d.since <= $asked.revision AND d.until > $asked.revision
        RETURN d ORDER BY d.quickest, d.id LIMIT $asked.limit
    }
    RETURN key[0] AS number, d, null AS pair
    UNION
    UNWIND $asked.by_kind AS key
    CALL (key) {
        MATCH (d:CredentialDocument {scope: $asked.scope, kind: key[1]})
        WHERE d.field STARTS WITH key[2] AND d.since <= $asked.revision AND d.until > $asked.revision
        RETURN d ORDER BY d.quickest, d.id LIMIT $asked.limit
    }
    RETURN key[0] AS number, d, null AS pair
    UNION
    UNWIND $asked.groups AS group
    MATCH (:Thing {scope: $asked.scope, list: 'providers', id: group})-[m:HAS_MEMBER]->(p)
    WHERE m.since <= $asked.revision AND m.until > $asked.revision
    RETURN -1 AS number, null AS d, [group, p.id] AS pair
}
RETURN number, CASE WHEN d IS NULL THEN pair ELSE [
    d.id, d.kind, d.provider, d.field, d.place, d.framework, d.level, d.credits, d.hours_rate, d.profession,
    d.quickest, d.accreditations, d.languages
] END
