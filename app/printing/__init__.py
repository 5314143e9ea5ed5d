"""The documents of a session are written in processes of their own: the screen and the sound never wait for them."""
