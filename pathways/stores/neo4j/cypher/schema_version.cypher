// Which version of Neo4j this is, and which of our schemas it has.
CALL dbms.components() YIELD name, versions
WITH name, versions WHERE name = 'Neo4j Kernel'
OPTIONAL MATCH (s:PathwaysSchema {id: 'pathways'})
RETURN versions[0], coalesce(s.version, 0)
