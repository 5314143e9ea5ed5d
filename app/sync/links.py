"""The lines of a station's identities to its server, kept open between requests."""

from __future__ import annotations

from collections.abc import Callable

from app.sync.ports import Server, Tokens
from app.sync.server_link import ServerLink
from app.sync.transport import Transport


class StationLinks:
    """Opens and keeps lines. Called from: the exchange's thread.

    `connect` makes a transport for an address and a certificate (PEM, "" for none of its own).
    """

    def __init__(self, tokens: Tokens, connect: Callable[[str, str], Transport]) -> None:
        self._tokens = tokens
        self._connect = connect
        self._open: dict[str, tuple[str, ServerLink]] = {}

    def link(self, server: Server, device_id: str) -> ServerLink | None:
        """Return the line, None if there is no token for this identity. Raises AppError."""
        where = f"{server.address} {hash(server.certificate)}"
        known = self._open.get(device_id)
        if known is not None and known[0] == where:
            return known[1]
        token = self._tokens.token(device_id)
        if not token:
            return None
        self._close(device_id)
        link = ServerLink(self._connect(server.address, server.certificate), token, server.server_id)
        self._open[device_id] = (where, link)
        return link

    def renew(self, server: Server, former: str, present: str) -> bool:
        """Let the server know this station under its present identity, by the secret of a former one.

        False where there is no secret of that one. Raises AppError.
        """
        link = self.link(server, former)
        if link is None:
            return False
        self._tokens.remember(present, link.renew(present).token)
        return True

    def rotate(self, server: Server, device_id: str) -> bool:
        """Take a new token into use. Should its answer be lost, the present one goes on working. Raises AppError."""
        link = self.link(server, device_id)
        if link is None:
            return False
        self._tokens.remember(device_id, link.rotate())
        # The next request is the first with the new one; only then does the server let the old one go.
        self._close(device_id)
        return True

    def drop(self) -> None:
        """Close all lines; the next request opens a new one."""
        for device_id in tuple(self._open):
            self._close(device_id)

    def _close(self, device_id: str) -> None:
        known = self._open.pop(device_id, None)
        if known is not None:
            known[1].close()
