"""The parts of the form in which a spoken proposal is logged."""
