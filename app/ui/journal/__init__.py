"""The journal: what happened, with its time."""
