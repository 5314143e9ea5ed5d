"""A real PulseAudio with null sinks as the sound card, and an ear on its monitor."""
