"""The whole API against docs/openapi.json: Schemathesis draws requests and looks at every answer.

A small share here; `python -m tests.server.test_api 500` is the long run, and prints its figures.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from app.server.blobs import Limits
from app.server.http.rates import NO_LIMITS
from app.server.rights import Role
from tests.server.http_rig import HttpRig, listening

ROOT = Path(__file__).parents[2]
CONFIG = Path(__file__).with_name("schemathesis.toml")


def run_api(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Serve an empty server and let Schemathesis loose on it, as a station of the role that may do most."""
    with (
        listening(HttpRig(folder, NO_LIMITS, Limits(reserve_bytes=0))) as rig,
        rig.http_station("a", Role.ADMIN) as station,
    ):
        command = [
            sys.executable,
            "-m",
            "schemathesis.cli",
            "--config-file",
            str(CONFIG),
            "run",
            str(ROOT / "docs" / "openapi.json"),
        ]
        token = f"Authorization: Bearer {station.log.token}"
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "NO_COLOR": "1"}
        return subprocess.run(
            [*command, "--url", rig.url, "-H", token, "--no-color", *options],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.mark.allowed_log("photos cannot be kept")
def test_the_api_is_as_it_is_described(tmp_path: Path) -> None:
    """Ten seconds: about three hundred requests, drawn and stateful."""
    done = run_api(tmp_path, "--phases", "fuzzing,stateful", "--max-examples", "2")
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        long_run = run_api(Path(name), "--max-examples", sys.argv[1] if sys.argv[1:] else "500")
    sys.stdout.write(long_run.stdout[-8000:] + long_run.stderr)
    sys.exit(long_run.returncode)
