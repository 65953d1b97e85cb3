MATCH (g:Generation {catalogue: $catalogue, number: $generation}) DELETE g
