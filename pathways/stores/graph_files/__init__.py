"""The graph as files for other people's tools. What is in it is `stores.drawing`'s, as in the Neo4j store.

Memory does not grow with the graph: what has to wait, or to be sorted, waits on disk.
"""

from pathways.stores.graph_files.admin_csv import AdminCsv
from pathways.stores.graph_files.cypher_script import cypher_script
from pathways.stores.graph_files.graphml import graphml
from pathways.stores.graph_files.node_link import node_link
from pathways.stores.graph_files.picture import Picture

__all__ = ["AdminCsv", "Picture", "cypher_script", "graphml", "node_link"]
