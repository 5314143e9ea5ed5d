"""Everything that draws, speaks and encodes the twelve demo feeds; no part of the application."""
