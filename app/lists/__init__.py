"""Lists of usulan are read in a process of their own, so that the screen and the sound never wait for a large file."""
