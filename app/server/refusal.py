"""A request that is refused as a whole: what it raises, to be answered and never to end the server."""

from __future__ import annotations

from app.sync.wire_replies import ErrorCode, Refusal


class RefusedError(Exception):
    """Nothing of the request was taken in; `refusal` is the answer."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.detail)
        self.refusal = refusal


def refused(code: ErrorCode, detail: str) -> RefusedError:
    """Return what to raise where nothing but the reason helps the station."""
    return RefusedError(Refusal(code, detail))
