"""Stations over a network that resets, cuts, swallows and lies; `MUSRENBANG_SYNC_TCP` is how many schedules."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import pytest

from tests.faults.sync_tcp import run_over_tcp

logger = logging.getLogger(__name__)

SCHEDULES = int(os.environ.get("MUSRENBANG_SYNC_TCP", "8"))


@pytest.mark.allowed_log(".*")
def test_nothing_is_lost_over_a_network_that_breaks(tmp_path: Path) -> None:
    broken = run_over_tcp(1, SCHEDULES, tmp_path)
    logger.info("sync schedules over TCP without a violation: %d, requests broken: %d", SCHEDULES, broken)
    assert broken >= SCHEDULES
