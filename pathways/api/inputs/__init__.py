"""What can be given: inputs become the model's values, and what is wrong with them is told without the values."""
