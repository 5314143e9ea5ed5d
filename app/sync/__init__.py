"""The sync protocol: what goes over the wire between a station and the server (`docs/protocol.md`)."""
