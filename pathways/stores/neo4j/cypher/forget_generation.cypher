MATCH (g:Generation {catalogue: $asked.catalogue, number: $asked.generation}) DELETE g
