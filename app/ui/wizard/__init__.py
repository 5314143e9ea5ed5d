"""The page at the start, and the wizard that makes and changes a session."""
