"""Who may come in, and how often: token, rate, wrong tokens, names of this computer. Pure but for the clock."""

from __future__ import annotations

import hmac
import math
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address

BURST = 20
"""So many requests at once: a whole page of buttons that refreshes."""

PER_SECOND = 10.0
"""So many on and on. A person presses fewer, a button that polls asks twice a second."""

MAX_CLIENTS = 256
WRONG_BEFORE_SAID = 5
WRONG_FORGOTTEN_S = 300.0
_FIRST_DELAY_S = 0.25
_LONGEST_DELAY_S = 4.0
_BEARER = "bearer "


def is_token(header: str | None, token: str) -> bool:
    """Tell whether an `Authorization` header holds the token. Takes as long for a wrong one as for the right one."""
    text = header or ""
    given = text[len(_BEARER) :].strip() if text[: len(_BEARER)].lower() == _BEARER else ""
    return hmac.compare_digest(given.encode("utf-8", "surrogateescape"), token.encode()) and bool(token)


def host_names(address: str, port: int) -> frozenset[str]:
    """Return what a `Host` header may say where we listen on `address`.

    A page of the internet whose name is made to lead to this computer (DNS rebinding) sends its own name.
    """
    parsed = ip_address(address)
    names = {f"[{address}]" if parsed.version == 6 else address}
    if parsed.is_loopback:
        names |= {"localhost", "127.0.0.1", "[::1]"}
    return frozenset(f"{name}:{port}" for name in names) | (frozenset(names) if port == 80 else frozenset())


@dataclass(slots=True)
class _Client:
    """What is known about one address. `tokens` is what is left of its bucket at `at_s`."""

    tokens: float
    at_s: float
    wrong: int = 0
    wrong_at_s: float = 0.0


class DoorKeeper:
    """Counts, for each address: requests in a token bucket, and wrong tokens.

    Remembers `MAX_CLIENTS` addresses, those seen last. Runs on: the thread of the server's loop.
    """

    def __init__(self, monotonic: Callable[[], float], burst: int = BURST, per_second: float = PER_SECOND) -> None:
        self._monotonic = monotonic
        self._burst = burst
        self._per_second = per_second
        self._clients: OrderedDict[str, _Client] = OrderedDict()
        # One tuple, replaced as a whole: the screen's thread reads it while this one counts.
        self._noticed: tuple[str, float] | None = None

    def wait_s(self, address: str) -> int:
        """Take one from the address's bucket: 0 if it may come in, else after how many seconds to try again."""
        client, now_s = self._client(address), self._monotonic()
        client.tokens = min(float(self._burst), client.tokens + (now_s - client.at_s) * self._per_second)
        client.at_s = now_s
        if client.tokens < 1:
            return max(1, math.ceil((1 - client.tokens) / self._per_second))
        client.tokens -= 1
        return 0

    def wrong_token(self, address: str) -> float:
        """Note a wrong token; return how many seconds the answer is to be held back: longer each time."""
        client = self._client(address)
        self._forget_old(client)
        client.wrong += 1
        client.wrong_at_s = self._monotonic()
        if client.wrong >= WRONG_BEFORE_SAID:
            self._noticed = (address, client.wrong_at_s)
        # A small exponent: somebody may try for hours, and 2.0 ** 2000 is no float.
        return float(min(_LONGEST_DELAY_S, _FIRST_DELAY_S * 2.0 ** min(client.wrong - 1, 10)))

    def intruder(self) -> str:
        """Return the address that sent a wrong token again and again within the last minutes, or "".

        Called from: any thread.
        """
        noticed = self._noticed
        if noticed is None or self._monotonic() - noticed[1] > WRONG_FORGOTTEN_S:
            return ""
        return noticed[0]

    def _forget_old(self, client: _Client) -> None:
        if client.wrong and self._monotonic() - client.wrong_at_s > WRONG_FORGOTTEN_S:
            client.wrong = 0

    def _client(self, address: str) -> _Client:
        client = self._clients.setdefault(address, _Client(float(self._burst), self._monotonic()))
        self._clients.move_to_end(address)
        if len(self._clients) > MAX_CLIENTS:
            self._clients.popitem(last=False)
        return client
