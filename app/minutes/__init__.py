"""From a SessionFacts to files."""
