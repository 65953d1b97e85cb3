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
        d.quickest, d.accreditations, d.languages
    ]
]) AS told
// What is collected in a call is not compared with all that was told so far, as it would be elsewhere.
CALL (told) {
    UNWIND told AS one
    MATCH (:Thing {scope: $asked.scope, list: 'credentials', id: one[0]})<-[r:RECOGNIZES|REQUIRES]-(x)
    WHERE r.since <= $asked.revision AND r.until > $asked.revision
    RETURN collect([one[0], x.list, x.id]) AS named
}
CALL (told) {
    CALL (told) {
        UNWIND told AS one
        UNWIND ['', one[2][2]] + one[1] AS provider
        UNWIND ['', one[2][1]] AS kind
        UNWIND ['', substring(one[2][3], 0, 2), substring(one[2][3], 0, 3), one[2][3]] AS field
        UNWIND ['', one[2][9]] AS profession
        RETURN provider + '|' + kind + '|' + field + '|' + profession AS key, collect(DISTINCT one[0]) AS ids
    }
    MATCH (:Thing {scope: $asked.scope, list: 'patterns', id: key})<-[r:RECOGNIZES|REQUIRES]-(x)
    WHERE r.since <= $asked.revision AND r.until > $asked.revision
    UNWIND ids AS id
    RETURN collect(DISTINCT [id, x.list, x.id]) AS fitting
}
CALL (named, fitting) {
    UNWIND named + fitting AS one
    RETURN collect(DISTINCT CASE one[1] WHEN 'ways' THEN ['credentials', split(one[2], '/')[0]] ELSE one[1..3] END) AS used
}
RETURN told, named + fitting, COLLECT {
    UNWIND used AS one
    MATCH (d:Document {scope: $asked.scope, list: one[0], id: one[1]})
    WHERE d.since <= $asked.revision AND d.until > $asked.revision
    RETURN [one[0], d.id, d.since, d.body]
}
