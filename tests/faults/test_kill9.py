"""Kill the program while it works: what was acknowledged is there afterwards, and the file is whole.

This proves the program's own order of things (acknowledge after COMMIT, photos before their rows), not a power cut:
the operating system still writes what it was given. MUSRENBANG_KILL9_RUNS sets the number of kills.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.work import Promise, Promises, check

ROOT = Path(__file__).parents[2]
RUNS = int(os.environ.get("MUSRENBANG_KILL9_RUNS", "10"))

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")

Server = subprocess.Popen[str]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    command = [sys.executable, "-m", "tests.faults.kill9_child"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, text=True) as started:
        yield started
        assert started.stdin is not None
        started.stdin.close()


def work_until_killed(server: Server, path: Path, seed: str, steps: int) -> list[Promise]:
    """Let a child work, kill it after so many acknowledgements, and return what it promised."""
    assert server.stdin is not None
    assert server.stdout is not None
    server.stdin.write(f"{path} {seed}\n")
    server.stdin.flush()
    word, _, pid = server.stdout.readline().partition(" ")
    assert word == "ready"
    said = [server.stdout.readline() for _ in range(steps)]
    assert "ended\n" not in said, "the child broke"
    os.kill(int(pid), signal.SIGKILL)
    # What is still in the pipe was promised too.
    while (line := server.stdout.readline()) != "ended\n":
        said.append(line)
    promised = [line.split() for line in said]
    return [Promise(table, key, int(revision)) for table, key, revision in promised]


@pytest.mark.parametrize("run", range((RUNS + 1) // 2))
def test_nothing_acknowledged_is_lost_when_the_program_is_killed(server: Server, tmp_path: Path, run: int) -> None:
    path = tmp_path / "data" / "musrenbang.db"
    rng = random.Random(f"kill -9 {run}")
    promises = Promises()
    # The second goes on from the file that the first kill left.
    for seed in ("satu", "dua"):
        for promise in work_until_killed(server, path, seed, rng.randrange(1, 200)):
            promises.add(promise)
        if seed == "dua" or rng.random() < 0.5:
            check(path, promises)
    assert promises.revisions
