"""A feed worker from packet to pixel, and the supervisor of the workers."""
