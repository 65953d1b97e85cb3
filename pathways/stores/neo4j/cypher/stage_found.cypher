OPTIONAL MATCH (g:Generation {catalogue: $catalogue, number: $generation}) RETURN coalesce(g.batches, -1)
