OPTIONAL MATCH (g:Generation {catalogue: $asked.catalogue, number: $asked.generation}) RETURN coalesce(g.batches, -1)
