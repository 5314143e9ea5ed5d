"""A small share of the bench `faults`, so that it works when it is wanted."""

from __future__ import annotations

import pytest

from tests.bench.faults import KINDS, inject_all

WANTED = {
    "refused", "silent", "cut", "half_open", "video_dies", "time_forward", "time_back", "time_wraps", "resolution",
    "codec", "sample_rate", "login_refused", "name_unknown", "lost_packets",
}  # fmt: skip
"""Part 5 of the issue."""


@pytest.mark.allowed_log("no stream")
def test_a_share_of_the_faults() -> None:
    assert set(KINDS) >= WANTED
    figures = inject_all(["cut", "lost_packets", "time_back"], runs=1).figures
    assert figures["not_recovered"] == 0
    assert figures["cross_effects"] == 0
    assert float(figures["mark_s_max"]) <= 2.3
    assert 0 < float(figures["recover_s_max"]) <= 5
    assert figures["injections"] == 3
