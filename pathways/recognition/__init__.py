"""Does it count? Requirement to verdict, agreement to grants, allocation of credit. Pure."""
