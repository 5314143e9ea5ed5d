"""Photos: what is made of a file that somebody gives us. Pillow lives in one module, which runs in a child process."""
