"""The GraphQL face: what can be asked, and how it is answered. It knows nothing of HTTP."""
