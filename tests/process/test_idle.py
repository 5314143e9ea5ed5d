from __future__ import annotations

import time

import psutil
import pytest

from app.process.idle import IdleWatch

Times = type(psutil.cpu_times())


def times(**seconds: float) -> object:
    return Times(**(dict.fromkeys(Times._fields, 0.0) | seconds))


def test_it_is_the_share_of_all_that_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    said = [times(user=10.0, idle=5.0), times(user=10.6, system=0.2, idle=5.2), times(user=10.6, system=0.2, idle=5.2)]
    monkeypatch.setattr(psutil, "cpu_times", lambda: said.pop(0))
    watch = IdleWatch()
    assert watch.take_share() == pytest.approx(0.2)
    assert watch.take_share() == 0.0


def test_of_this_computer_it_is_a_share() -> None:
    watch = IdleWatch()
    until_s = time.monotonic() + 0.05
    while time.monotonic() < until_s:
        pass
    assert 0.0 <= watch.take_share() <= 1.0
