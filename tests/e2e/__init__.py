"""The whole room: real windows on a virtual screen, real streams, a real sound server, real keys."""
