"""Enrol at a server by the code that its keeper gave: read what was pasted, make sure of the server, and pin it."""

from __future__ import annotations

import hashlib
import re
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from app.domain.errors import UserError
from app.domain.text import QT_TRANSLATE_NOOP
from app.sync.ports import Server, StationStore, Tokens
from app.sync.server_link import ServerLink
from app.sync.transport import Transport
from app.sync.trouble import Kind, SyncError

PREFIX = "musrenbang:gabung?"

_CODE = re.compile(r"[A-Z2-7]{16}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_FETCH_S = 10.0
_THIS_COMPUTER = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a code stands for. `server_id` and `certificate_sha256` are "" where only address and code were typed."""

    address: str
    code: str
    server_id: str = ""
    certificate_sha256: str = ""


def read_invitation(address: str, text: str) -> Invitation:
    """Read what a person pasted (the whole text of the QR code) or typed (the code alone, and an address).

    Raises UserError that says what is missing.
    """
    text = text.strip()
    if text.lower().startswith(PREFIX):
        parts = {name: values[0].strip() for name, values in parse_qs(text[len(PREFIX) :]).items()}
        found = Invitation(
            parts.get("alamat", ""), parts.get("kode", ""), parts.get("server", ""), parts.get("sertifikat", "").lower()
        )
    else:
        found = Invitation(address.strip(), text)
    code = found.code.replace("-", "").replace(" ", "").upper()
    if not _CODE.fullmatch(code):
        raise UserError(
            QT_TRANSLATE_NOOP("sync", "Kode pendaftaran tidak lengkap."),
            QT_TRANSLATE_NOOP("sync", "Tempel seluruh teks dari pengelola server, atau ketik 16 huruf dan angkanya."),
        )
    if found.certificate_sha256 and not _SHA256.fullmatch(found.certificate_sha256):
        raise UserError(
            QT_TRANSLATE_NOOP("sync", "Teks pendaftaran terpotong."),
            QT_TRANSLATE_NOOP("sync", "Salin dan tempel lagi seluruhnya."),
        )
    return Invitation(_checked(found.address), code, found.server_id, found.certificate_sha256)


def _checked(address: str) -> str:
    if "://" not in address:
        address = f"https://{address}"
    if not _is_address(address):
        raise UserError(
            QT_TRANSLATE_NOOP("sync", "Alamat server tidak dapat dipakai."),
            QT_TRANSLATE_NOOP("sync", "Tulis misalnya https://192.168.1.10:8443"),
        )
    parts = urlsplit(address)
    if parts.scheme == "http" and parts.hostname not in _THIS_COMPUTER:
        raise UserError(
            QT_TRANSLATE_NOOP("sync", "Alamat http:// tidak aman di jaringan; siapa pun dapat membaca isinya."),
            QT_TRANSLATE_NOOP("sync", "Pakai alamat https:// dari pengelola server."),
        )
    return address.rstrip("/")


def _is_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
        # Raises for a port that is no number.
        _ = parts.port
    except ValueError:
        return False
    is_plain = not (parts.query or parts.fragment or "@" in parts.netloc)
    return parts.scheme in ("http", "https") and bool(parts.hostname) and is_plain


def fetch_certificate(address: str, sha256: str) -> str:
    """Return the server's certificate (PEM) if it is the one that the invitation names. Raises SyncError.

    Nothing else is asked of the server before the hash was compared.
    """
    parts = urlsplit(address)
    try:
        pem = ssl.get_server_certificate((parts.hostname or "", parts.port or 443), timeout=_FETCH_S)
    except (OSError, ValueError) as error:
        raise SyncError(Kind.UNREACHABLE, str(error)) from error
    if hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem)).hexdigest() != sha256:
        raise SyncError(Kind.CERTIFICATE, "the certificate is not the one of the invitation")
    return pem


def enrol(
    invitation: Invitation,
    store: StationStore,
    tokens: Tokens,
    connect: Callable[[str, str], Transport],
    machine: str,
) -> Server:
    """Enrol this computer's log and keep where. Asking again after a lost reply is safe.

    Raises SyncError, and UserError where the data here belong to another server.
    """
    certificate = ""
    if invitation.certificate_sha256:
        certificate = fetch_certificate(invitation.address, invitation.certificate_sha256)
    known = store.server()
    device_id = store.present_identity(machine)
    transport = connect(invitation.address, certificate)
    try:
        # A server that is pinned already, by the invitation or from before, must be the one that answers.
        pinned = invitation.server_id or (known.server_id if known else "")
        found = ServerLink(transport, "", pinned).enrol(invitation.code, device_id)
    finally:
        transport.close()
    server = Server(found.server_id, found.receipt_key, invitation.address, certificate, found.name, found.role)
    store.enrolled(server, device_id)
    tokens.remember(device_id, found.token)
    return server
