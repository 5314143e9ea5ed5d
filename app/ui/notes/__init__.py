"""The operator's notes: written beside the floor, saved at once."""
