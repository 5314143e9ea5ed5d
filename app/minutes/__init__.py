"""From a MinutesDocument to files."""
