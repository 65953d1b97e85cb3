// Agreements that name a credential, or whose pattern may cover it; what it states; and the documents of them all.
UNWIND $ids AS id
OPTIONAL MATCH (d:Document {scope: $scope, list: 'credentials', id: id}) WHERE d.since <= $revision AND d.until > $revision
WITH id, d, COLLECT {
    MATCH (:Thing {scope: $scope, list: 'providers', id: d.provider})<-[m:HAS_MEMBER]-(g)
    WHERE m.since <= $revision AND m.until > $revision RETURN g.id
} AS groups
WITH id, d, groups, COLLECT {
    MATCH (:Thing {scope: $scope, list: 'credentials', id: id})<-[t:TOWARD]-(a)
    WHERE t.since <= $revision AND t.until > $revision
        AND (t.named OR d.provider = t.receiver OR t.receiver IN groups)
    RETURN [a.id, t.named]
} + COLLECT {
    WITH d, groups WHERE d IS NOT NULL
    UNWIND [d.provider] + groups AS receiver
    UNWIND ['', d.kind] AS kind
    UNWIND ['', substring(d.field, 0, 2), substring(d.field, 0, 3), d.field] AS field
    WITH DISTINCT receiver + '|' + kind + '|' + field + '|' AS key
    MATCH (:Thing {scope: $scope, list: 'patterns', id: key})<-[t:TOWARD]-(a)
    WHERE t.since <= $revision AND t.until > $revision
    RETURN DISTINCT [a.id, false]
} AS found
WITH collect([
    id, groups, found,
    CASE WHEN d IS NULL THEN null ELSE [
        d.id, d.kind, d.provider, d.field, d.place, d.framework, d.level, d.credits, d.hours_rate, d.profession,
        d.accreditations, d.languages
    ] END
]) AS told
RETURN told, COLLECT {
    UNWIND told AS one UNWIND one[2] AS pair
    WITH DISTINCT pair[0] AS agreement
    MATCH (d:Document {scope: $scope, list: 'agreements', id: agreement})
    WHERE d.since <= $revision AND d.until > $revision
    RETURN [d.id, d.since, d.body]
}
