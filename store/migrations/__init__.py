"""How the database came to be: one revision a change of the tables, applied in order."""
