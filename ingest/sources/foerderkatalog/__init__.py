"""The Förderkatalog of the Federal Government: one row a grant, since 1968."""
