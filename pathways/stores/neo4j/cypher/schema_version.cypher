OPTIONAL MATCH (s:PathwaysSchema {id: 'pathways'}) RETURN coalesce(s.version, 0)
