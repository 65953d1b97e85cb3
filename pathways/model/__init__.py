"""What things are: frozen values in the words of the field. Knows nothing of files, databases or the search."""
