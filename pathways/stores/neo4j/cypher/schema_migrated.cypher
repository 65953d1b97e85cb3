MERGE (s:PathwaysSchema {id: 'pathways'}) SET s.version = $version, s.at = datetime()
