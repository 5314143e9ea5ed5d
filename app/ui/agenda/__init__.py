"""The agenda over the console: planned and real minutes, and the keys that hold it."""
