"""The GraphQL face: types, resolvers and the running of operations. It knows nothing of HTTP."""
