from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

SERVER_RUNS = """
import sys
from multiprocessing import forkserver
from app.start import prepare
prepare(sys.argv[1:])
print(forkserver._forkserver._forkserver_pid is not None)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="workers are forked from a warm server on Linux only")
@pytest.mark.parametrize(
    ("arguments", "runs"),
    [
        (["--demo"], True),
        (["--session", "rapat.toml"], True),
        (["--session=rapat.toml"], True),
        (["doctor"], False),
        (["--help"], False),
        ([], False),
    ],
)
def test_a_room_and_nothing_else_loads_the_workers_modules_at_once(arguments: list[str], runs: bool) -> None:
    command = [sys.executable, "-c", SERVER_RUNS, *arguments]
    child = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    assert child.stdout.strip() == str(runs)
