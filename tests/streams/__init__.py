"""Real streams for the tests: clips, an RTSP server, and servers that misbehave."""
