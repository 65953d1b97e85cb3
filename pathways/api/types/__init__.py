"""What can be read: one module a kind of thing. Resolvers get the model's own values as their parents."""
