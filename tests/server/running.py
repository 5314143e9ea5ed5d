"""The server as it is started in the field: a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs

from app.server.joining import SCHEME

START = "import sys; sys.argv[0] = 'ruang-kendali'; from app.start import main; main()"


@contextmanager
def running_server(
    folder: Path, database_url: str, workers: int, environment: Mapping[str, str] | None = None
) -> Iterator[str]:
    """Run the server without TLS in so many processes; yield its address."""
    command = ["server", "--data", str(folder), "--host", "127.0.0.1", "--port", "0", "--no-tls"]
    with subprocess.Popen(
        [sys.executable, "-c", START, *command, "--workers", str(workers)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "DATABASE_URL": database_url, **(environment or {})},
    ) as process:
        try:
            assert process.stdout is not None
            text = next(line for line in iter(process.stdout.readline, "") if line.startswith(SCHEME))
            yield parse_qs(text.strip().removeprefix(SCHEME))["alamat"][0]
        finally:
            process.send_signal(signal.SIGTERM)
            if process.stdout is not None:
                process.stdout.read()
        assert process.wait(30) == 0
