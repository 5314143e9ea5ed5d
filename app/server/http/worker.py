"""One of several processes that serve together: it opens the place its environment names."""

from __future__ import annotations

import os
import time
from pathlib import Path

from starlette.types import ASGIApp

from app.server.http.application import make_application
from app.server.http.rates import NO_LIMITS, RateLimits
from app.server.place import ServerPlace, open_server

FOLDER, DATABASE_URL, UNLIMITED = "MUSRENBANG_SERVER_FOLDER", "DATABASE_URL", "MUSRENBANG_SERVER_UNLIMITED"


def now_ms() -> int:
    """Return Unix milliseconds."""
    return time.time_ns() // 1_000_000


def make() -> ASGIApp:
    """Return the application of this process. Called by uvicorn."""
    place = ServerPlace(Path(os.environ[FOLDER]), os.environ[DATABASE_URL])
    opened = open_server(place, now_ms)
    return make_application(opened.sync, opened.blobs, limits())


def limits() -> RateLimits:
    """Return how often a station may ask. Measurements ask for no limits through the environment."""
    return NO_LIMITS if os.environ.get(UNLIMITED) else RateLimits()
