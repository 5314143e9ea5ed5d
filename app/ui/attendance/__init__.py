"""The list of attendance over the console: who is where, who may answer, lists from files."""
