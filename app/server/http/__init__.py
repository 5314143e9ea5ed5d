"""The server in HTTP: FastAPI over the core. The only part of it that knows a framework."""
