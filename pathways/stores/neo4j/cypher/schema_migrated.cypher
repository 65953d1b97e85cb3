MERGE (s:PathwaysSchema {id: 'pathways'}) SET s.version = $asked.version, s.at = datetime()
