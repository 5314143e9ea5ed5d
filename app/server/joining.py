"""What a station needs to join: address, code, whose server it is; as a text and as a QR code for a terminal."""

from __future__ import annotations

import io
import ipaddress
import json
import socket
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import urlencode

import segno

SCHEME = "musrenbang:gabung?"


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """Where the server is to be found. `certificate` is the SHA-256 of its certificate, "" without TLS."""

    url: str
    server_id: str
    certificate: str = ""


def joining_text(address: ServerAddress, code: str) -> str:
    """Return the text of an enrolment (docs/protocol.md)."""
    parts = {"alamat": address.url, "kode": code, "server": address.server_id}
    if address.certificate:
        parts["sertifikat"] = address.certificate
    return SCHEME + urlencode(parts)


def qr_lines(text: str) -> str:
    """Return a QR code for a terminal, two rows of it in one line."""
    out = io.StringIO()
    segno.make(text, error="l", micro=False).terminal(out, border=2, compact=True)
    return out.getvalue()


def keep_address(file: Path, address: ServerAddress) -> None:
    """Remember where the server was started, for `server enrol`. Raises OSError."""
    file.write_text(json.dumps(asdict(address)) + "\n", encoding="utf-8")


def kept_address(file: Path) -> ServerAddress | None:
    """Return where the server was last started; None if it never was."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        return ServerAddress(str(found["url"]), str(found["server_id"]), str(found["certificate"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def reachable_host(host: str) -> str:
    """Return under which address others reach a server that listens on `host`."""
    if host not in ("", "0.0.0.0", "::"):
        return host
    family = socket.AF_INET6 if host == "::" else socket.AF_INET
    far = "2001:db8::1" if host == "::" else "192.0.2.1"
    with socket.socket(family, socket.SOCK_DGRAM) as probe:
        try:
            # Nothing is sent: it only asks which of our addresses would be used.
            probe.connect((far, 9))
            return str(probe.getsockname()[0])
        except OSError:
            return "::1" if host == "::" else "127.0.0.1"


def url_of(host: str, port: int, *, is_secure: bool) -> str:
    """Return the address in full."""
    try:
        named = f"[{host}]" if ipaddress.ip_address(host).version == 6 else host
    except ValueError:
        named = host
    return f"{'https' if is_secure else 'http'}://{named}:{port}"
