// Nodes, each found or made once, and numbered from 0 on; then, in force from a revision on, documents and what leads from
// node to node, by these numbers. Like rows come together, two values each: what they have in common is said once.
UNWIND $asked.things AS alike
UNWIND range(0, size(alike.rows) - 1, 2) AS place
WITH alike, alike.rows[place] AS id, alike.rows[place + 1] AS shown, alike.first + place / 2 AS number
MERGE (t:Thing {scope: $asked.scope, list: alike.list, id: id})
SET t += shown
SET t:$(alike.labels)
WITH t, number ORDER BY number
WITH collect(t) AS things
CALL (things) {
    UNWIND $asked.documents AS alike
    UNWIND range(0, size(alike.rows) - 1, 2) AS place
    WITH alike, things[alike.rows[place]] AS t, alike.rows[place + 1] AS columns
    CREATE (d:Document {scope: $asked.scope, list: t.list, id: t.id, since: $asked.since, until: $asked.open})-[:STATES]->(t)
    SET d += columns
    SET d:$(alike.labels)
}
CALL (things) {
    UNWIND $asked.relationships AS alike
    UNWIND range(0, size(alike.rows) - 1, 2) AS place
    WITH alike, things[alike.rows[place]] AS a, things[alike.rows[place + 1]] AS b
    CREATE (a)-[r:$(alike.type) {since: $asked.since, until: $asked.open}]->(b)
    SET r += alike.shown
}
