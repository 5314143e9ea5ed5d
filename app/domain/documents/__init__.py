"""The official documents of a session: what is printed in them, whatever the file format."""
