"""Measures of sound that feed workers and mixer share: numpy in, figures out; no device, no filter, no thread."""
