"""The remote control as the room sees it: where it listens, and whether it does.

Pure: HTTP is spoken in `app.remote`. Texts are of the context `remote`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from ipaddress import ip_address

from app.domain.errors import UserError
from app.domain.text import QT_TRANSLATE_NOOP

LOOPBACK = "127.0.0.1"
DEFAULT_PORT = 8765


@dataclass(frozen=True, slots=True)
class RemoteSettings:
    """Where the remote control listens. Never holds the token: `credential` is a reference, "" for our own file."""

    address: str = LOOPBACK
    port: int = DEFAULT_PORT
    credential: str = ""


class RemotePhase(StrEnum):
    """How the remote control is."""

    STARTING = "starting"
    LISTENING = "listening"
    FAILING = "failing"


@dataclass(frozen=True, slots=True)
class RemoteReport:
    """The remote control at one moment.

    - While it is FAILING, `message` and `advice` say why; the session goes on.
    - `intruder` is the address that sent a wrong token again and again within the last minutes, or "".
    """

    phase: RemotePhase
    message: str = ""
    advice: str = ""
    intruder: str = ""


def check_listen_address(text: str) -> str:
    """Return the address to listen on. Raises UserError.

    Only one address of this computer or of the own network, in figures: a name may lead anywhere, and
    0.0.0.0 would open every network the computer is in.
    """
    try:
        address = ip_address(text)
    except ValueError:
        address = None
    if address is None or address.is_global or address.is_unspecified or address.is_multicast or "%" in text:
        raise UserError(
            QT_TRANSLATE_NOOP("remote", "kendali jarak jauh hanya boleh di komputer ini atau di jaringan sendiri."),
            QT_TRANSLATE_NOOP(
                "remote", "Pakai 127.0.0.1, atau alamat komputer ini di jaringan kantor, misalnya 192.168.1.5."
            ),
        )
    return str(address)
