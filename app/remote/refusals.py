"""How the room says no to whoever controls it from outside; without the library for HTTP, which is slow to load."""

from __future__ import annotations

from app.domain.errors import ExternalError, UserError


class Refused(UserError):  # noqa: N818 - a refusal is an answer, not a failure
    """The room did not do it, and said why."""


class Unreachable(ExternalError):  # noqa: N818 - named for what happened
    """Nobody answers, or not in time, or not as a room does."""
