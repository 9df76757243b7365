"""Member lists that clusters hand in themselves, in the template of the project."""
