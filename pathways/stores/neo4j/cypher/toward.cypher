// Agreements that name a credential, or whose pattern may cover it; what it states; and the documents of them all.
UNWIND $asked.ids AS id
OPTIONAL MATCH (d:Document {scope: $asked.scope, list: 'credentials', id: id}) WHERE d.since <= $asked.revision AND d.until > $asked.revision
WITH id, d, COLLECT {
    MATCH (:Thing {scope: $asked.scope, list: 'providers', id: d.provider})<-[m:HAS_MEMBER]-(g)
    WHERE m.since <= $asked.revision AND m.until > $asked.revision RETURN g.id
} AS groups
WITH id, d, groups, COLLECT {
    MATCH (:Thing {scope: $asked.scope, list: 'credentials', id: id})<-[t:TOWARD]-(a)
    WHERE t.since <= $asked.revision AND t.until > $asked.revision
        AND (t.named OR d.provider = t.receiver OR t.receiver IN groups)
    RETURN [a.id, t.named]
} + COLLECT {
    WITH d, groups WHERE d IS NOT NULL
    UNWIND [d.provider] + groups AS receiver
    UNWIND ['', d.kind] AS kind
    UNWIND ['', substring(d.field, 0, 2), substring(d.field, 0, 3), d.field] AS field
    WITH DISTINCT receiver + '|' + kind + '|' + field + '|' AS key
    MATCH (:Thing {scope: $asked.scope, list: 'patterns', id: key})<-[t:TOWARD]-(a)
    WHERE t.since <= $asked.revision AND t.until > $asked.revision
    RETURN DISTINCT [a.id, false]
} AS found
WITH collect([
    id, groups, found,
    CASE WHEN d IS NULL THEN null ELSE [
        d.id, d.kind, d.provider, d.field, d.place, d.framework, d.level, d.credits, d.hours_rate, d.profession,
        d.quickest, d.accreditations, d.languages
    ] END
]) AS told
// What is collected in a call is not compared with all that was told so far, as it would be elsewhere.
CALL (told) {
    UNWIND told AS one UNWIND one[2] AS pair
    RETURN collect(DISTINCT pair[0]) AS agreements
}
RETURN told, COLLECT {
    UNWIND agreements AS agreement
    MATCH (d:Document {scope: $asked.scope, list: 'agreements', id: agreement})
    WHERE d.since <= $asked.revision AND d.until > $asked.revision
    RETURN [d.id, d.since, d.body]
}
