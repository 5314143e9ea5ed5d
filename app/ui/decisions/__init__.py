"""The page "Putusan": what the session decides about each proposal, in which order, and what the OPD answered."""
