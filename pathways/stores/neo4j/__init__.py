"""A catalogue in Neo4j: the document of each record is the truth, the graph around it is drawn from it."""

from pathways.stores.neo4j.store import Neo4jStore

__all__ = ["Neo4jStore"]
