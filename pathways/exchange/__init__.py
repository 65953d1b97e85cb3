"""Other people's formats: reading them into the model, with the place of everything that is wrong, and writing them."""
