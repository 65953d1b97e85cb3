"""How to get there: from a request and a network to proven routes. Pure."""
