// Agreements and ways that may cite a credential; what it states; and the documents of agreements and upper credentials.
UNWIND $asked.ids AS id
MATCH (d:Document {scope: $asked.scope, list: 'credentials', id: id}) WHERE d.since <= $asked.revision AND d.until > $asked.revision
WITH id, d, COLLECT {
    MATCH (:Thing {scope: $asked.scope, list: 'providers', id: d.provider})<-[m:HAS_MEMBER]-(g)
    WHERE m.since <= $asked.revision AND m.until > $asked.revision RETURN g.id
} AS groups
WITH collect([
    id, groups,
    [
        d.id, d.kind, d.provider, d.field, d.place, d.framework, d.level, d.credits, d.hours_rate, d.profession,
        d.accreditations, d.languages
    ]
]) AS told
WITH told, COLLECT {
    UNWIND told AS one
    MATCH (:Thing {scope: $asked.scope, list: 'credentials', id: one[0]})<-[r:RECOGNIZES|REQUIRES]-(x)
    WHERE r.since <= $asked.revision AND r.until > $asked.revision
    RETURN [one[0], x.list, x.id] AS row
    UNION
    UNWIND told AS one
    WITH one[0] AS id, one[1] AS groups, one[2] AS d
    UNWIND ['', d[2]] + groups AS provider
    UNWIND ['', d[1]] AS kind
    UNWIND ['', substring(d[3], 0, 2), substring(d[3], 0, 3), d[3]] AS field
    UNWIND ['', d[9]] AS profession
    WITH DISTINCT provider + '|' + kind + '|' + field + '|' + profession AS key, id
    WITH key, collect(id) AS ids
    MATCH (:Thing {scope: $asked.scope, list: 'patterns', id: key})<-[r:RECOGNIZES|REQUIRES]-(x)
    WHERE r.since <= $asked.revision AND r.until > $asked.revision
    UNWIND ids AS id
    RETURN [id, x.list, x.id] AS row
} AS found
RETURN told, found, COLLECT {
    UNWIND found AS one
    WITH DISTINCT
        CASE one[1] WHEN 'ways' THEN 'credentials' ELSE one[1] END AS list,
        CASE one[1] WHEN 'ways' THEN split(one[2], '/')[0] ELSE one[2] END AS id
    MATCH (d:Document {scope: $asked.scope, list: list, id: id}) WHERE d.since <= $asked.revision AND d.until > $asked.revision
    RETURN [list, d.id, d.since, d.body]
}
