"""The mixer process: jitter buffers, buses, meters, devices. sounddevice is imported only here."""
