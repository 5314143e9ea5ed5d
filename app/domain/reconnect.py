"""How long to wait before the next attempt to open a feed. Endless: a site may come back any time.

The steps are go2rtc's published policy (`internal/streams/producer.go`): a rebooting router
is back soon, a switched-off camera is not worth a connection every second.
"""

from __future__ import annotations

from app.domain.feed import Trouble

_STEPS_S = ((5, 1.0), (10, 5.0), (20, 10.0))
_LONGEST_S = 60.0
_AFTER_REFUSED_LOGIN_S = 60.0
"""Cameras lock an account after a few wrong passwords, so a refused login is retried slowly."""

_SPREAD_S = 0.6
"""After a power cut all sites are lost in the same instant: twelve that share this come back 50 ms apart."""


def wait_s(failures: int, trouble: Trouble = Trouble.NONE, turn: float = 0.0) -> float:
    """Return the pause before the next attempt after `failures` failed ones in a row (1 or more).

    `turn` is the site's place among all, from 0 to 1: it keeps sites apart that were lost together.
    """
    return _step_s(failures, trouble) + _SPREAD_S * turn


def _step_s(failures: int, trouble: Trouble) -> float:
    if trouble in (Trouble.AUTH_FAILED, Trouble.NO_CREDENTIAL):
        return _AFTER_REFUSED_LOGIN_S
    for up_to, pause_s in _STEPS_S:
        if failures <= up_to:
            return pause_s
    return _LONGEST_S
