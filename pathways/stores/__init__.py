"""Where catalogues are kept: the protocol, a plain one over a bundle, SQLite, Neo4j."""
