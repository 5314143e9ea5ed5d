"""Which stream addresses may be opened.

FFmpeg allows every protocol by default, so the decision is made here, on our own allow-list, before
a library sees the address: once when a session file is read and again in the worker that opens it.
Nothing here touches a file, a device or the network. Secrets in texts: see `app.domain.redaction`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from urllib.parse import quote, unquote

from app.domain.errors import UserError
from app.domain.redaction import redact as redact  # part of this module's vocabulary
from app.domain.text import QT_TRANSLATE_NOOP

MAX_URL_LENGTH = 2048
"""Longer than any camera's address; FFmpeg itself cuts at 4096."""


class StreamScheme(StrEnum):
    """Every kind of address the app opens."""

    RTSP = "rtsp"
    RTSPS = "rtsps"
    RTMP = "rtmp"
    RTMPS = "rtmps"
    HTTP = "http"
    HTTPS = "https"
    UDP = "udp"
    RTP = "rtp"
    FILE = "file"
    DEVICE = "device"

    @property
    def is_local(self) -> bool:
        """Tell whether the address names something on this computer."""
        return self in _LOCAL

    @property
    def takes_login(self) -> bool:
        """Tell whether a user name and a password mean something to this protocol."""
        return self not in _LOCAL and self not in _DATAGRAM


_LOCAL = frozenset({StreamScheme.FILE, StreamScheme.DEVICE})
_DATAGRAM = frozenset({StreamScheme.UDP, StreamScheme.RTP})

_NETWORK_ADVICE = QT_TRANSLATE_NOOP(
    "stream_url", "Yang diizinkan: rtsp://, rtsps://, rtmp://, rtmps://, http://, https://, udp://, rtp://."
)
LOCAL_ADVICE = QT_TRANSLATE_NOOP(
    "stream_url",
    "Alamat file: dan device: hanya diizinkan bila bagian atas berkas sesi berisi allow_local = true.",
)
LOGIN_ADVICE = QT_TRANSLATE_NOOP(
    "stream_url",
    'Hapus bagian sampai tanda @, lalu tulis user = "..." dan credential = "keyring:NAMA" pada lokasi itu. '
    "Tanda @ yang memang bagian alamat ditulis %40.",
)
_HOST_ADVICE = QT_TRANSLATE_NOOP(
    "stream_url", "Contoh yang benar: rtsp://192.168.1.10:554/live atau rtsp://kamera.contoh.id/live."
)
_PORT_ADVICE = QT_TRANSLATE_NOOP("stream_url", "Port adalah bilangan 1 sampai 65535, misalnya :554.")
_FILE_ADVICE = QT_TRANSLATE_NOOP(
    "stream_url", "Tulis file: diikuti letak berkas dari folder berkas sesi, misalnya file:../demo/gambar.mp4."
)

_DEVICE_ADVICE = QT_TRANSLATE_NOOP(
    "stream_url", "Tulis device: diikuti nomor atau nama kamera di komputer ini, misalnya device:0."
)

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*")
_HOST = re.compile(r"(?!-)[A-Za-z0-9_\-]{1,63}(?:\.[A-Za-z0-9_\-]{1,63})*\.?")
_NUMBERS = re.compile(r"[0-9.]+|0[xX][0-9A-Fa-f]+")
_DRIVE = re.compile(r"/[A-Za-z]:(?:/|$)")


@dataclass(frozen=True, slots=True)
class StreamUrl:
    """An address that passed the allow-list.

    - `url` is the text to open, its scheme in lower case. It may hold a login where the caller
      allowed one, so neither `repr` nor `str` shows it.
    - `host` is without brackets; `port` is None where the protocol's own port is meant.
    - `location` is the decoded path of a `file:`, or the index or name of a `device:`.
    """

    scheme: StreamScheme
    url: str = field(repr=False)
    host: str = ""
    port: int | None = None
    location: str = ""

    def __str__(self) -> str:
        return redact(self.url)


def parse_stream_url(text: str, allow_local: bool, *, allow_login: bool = False) -> StreamUrl:
    """Check `text` against the allow-list and take it apart.

    - Raises UserError; its message never repeats the text, so it is safe to log.
    - `allow_local` admits `file:` and `device:`.
    - `allow_login` admits `user:password@`, for a worker that got its login through the pipe.
    """
    if not text.strip():
        raise UserError(QT_TRANSLATE_NOOP("stream_url", "alamat siaran kosong."), _NETWORK_ADVICE)
    if len(text) > MAX_URL_LENGTH:
        raise UserError(
            QT_TRANSLATE_NOOP("stream_url", "alamat siaran terlalu panjang."),
            QT_TRANSLATE_NOOP("stream_url", "Paling panjang 2048 karakter."),
        )
    _refuse_invisible(text)
    name, colon, rest = text.partition(":")
    if not colon or not _SCHEME.fullmatch(name):
        raise UserError(QT_TRANSLATE_NOOP("stream_url", "alamat tidak diawali jenis siaran."), _NETWORK_ADVICE)
    try:
        scheme = StreamScheme(name.lower())
    except ValueError:
        # The unknown word may be a user name of `user:password@host`: it is not repeated.
        raise UserError(
            QT_TRANSLATE_NOOP("stream_url", "jenis alamat ini tidak diizinkan."),
            LOGIN_ADVICE if "@" in rest and "//" not in rest else _NETWORK_ADVICE,
        ) from None
    if scheme.is_local and not allow_local:
        raise UserError(
            QT_TRANSLATE_NOOP("stream_url", "alamat di komputer ini (file:, device:) tidak diizinkan."), LOCAL_ADVICE
        )
    url = f"{scheme.value}:{rest}"
    if scheme is StreamScheme.FILE:
        return StreamUrl(scheme, url, location=_file_location(rest))
    if scheme is StreamScheme.DEVICE:
        return StreamUrl(scheme, url, location=_device_location(rest))
    host, port = _network_peer(rest, allow_login)
    if port is None and scheme in _DATAGRAM:
        raise UserError(QT_TRANSLATE_NOOP("stream_url", "alamat udp dan rtp harus menyebut port."), _PORT_ADVICE)
    return StreamUrl(scheme, url, host, port)


def with_login(url: str, user: str, password: str) -> str:
    """Return `url` with the login percent-encoded into it; FFmpeg decodes it for RTSP and HTTP.

    Returns `url` unchanged if both are empty. Raises UserError if the address is refused, or its
    protocol knows no login.
    """
    if not user and not password:
        return url
    parsed = parse_stream_url(url, allow_local=True)
    if not parsed.scheme.takes_login:
        raise UserError(
            QT_TRANSLATE_NOOP("stream_url", "jenis alamat ini tidak mengenal nama pengguna dan kata sandi."),
            QT_TRANSLATE_NOOP("stream_url", "Hapus user dan credential pada lokasi itu."),
        )
    _, _, rest = parsed.url.partition("//")
    # Variables of the environment hold undecodable bytes as surrogates; they must survive.
    login = ":".join(quote(part, safe="", errors="surrogateescape") for part in (user, password))
    return f"{parsed.scheme.value}://{login}@{rest}"


def without_login(text: str) -> tuple[str, str, str]:
    """Take `user:password@` out of an address; return address, user and password, decoded.

    Where the login ends must be certain: an address with an @ behind its host comes back unchanged, with
    an empty login, and so does one that has none. Nothing else about the address is judged.
    """
    scheme, slashes, rest = text.partition("://")
    authority = re.split(r"[/?#]", rest, maxsplit=1)[0]
    login, at, _ = authority.rpartition("@")
    if not slashes or not at or "@" in rest[len(authority) :]:
        return text, "", ""
    user, _, password = login.partition(":")
    return f"{scheme}://{rest[len(login) + 1 :]}", unquote(user), unquote(password)


def _refuse_invisible(text: str) -> None:
    # Cf holds zero-width and direction marks: addresses arrive by chat, and those come with them.
    if any(unicodedata.category(character) in {"Cc", "Cf", "Zl", "Zp"} for character in text):
        raise UserError(
            QT_TRANSLATE_NOOP("stream_url", "alamat berisi karakter yang tidak terlihat."),
            QT_TRANSLATE_NOOP("stream_url", "Ketik ulang alamat itu; jangan disalin dari pesan atau dokumen."),
        )


def _network_peer(rest: str, allow_login: bool) -> tuple[str, int | None]:
    if not rest.startswith("//"):
        raise UserError(QT_TRANSLATE_NOOP("stream_url", "setelah jenis siaran harus ada //."), _HOST_ADVICE)
    authority = re.split(r"[/?#]", rest[2:], maxsplit=1)[0]
    _, _, peer = authority.rpartition("@")
    # An @ behind the authority may be the end of a password with a raw slash in it, so it is refused too.
    if rest.count("@") > int(allow_login and "@" in authority):
        raise UserError(
            QT_TRANSLATE_NOOP("stream_url", "nama pengguna atau kata sandi tidak boleh ditulis di dalam alamat."),
            LOGIN_ADVICE,
        )
    if any(character.isspace() or character == "\\" for character in rest):
        raise UserError(
            QT_TRANSLATE_NOOP("stream_url", "alamat berisi spasi atau garis miring terbalik."),
            QT_TRANSLATE_NOOP("stream_url", "Tulis spasi sebagai %20 dan pakai garis miring biasa (/)."),
        )
    host, port = _split_port(peer)
    _check_host(host)
    if port is not None and not _is_port(port):
        raise UserError(QT_TRANSLATE_NOOP("stream_url", "nomor port salah."), _PORT_ADVICE)
    return host.strip("[]"), None if port is None else int(port)


def _split_port(peer: str) -> tuple[str, str | None]:
    if peer.startswith("["):
        host, bracket, tail = peer.partition("]")
        return host + bracket, tail.removeprefix(":") if tail else None
    host, colon, port = peer.partition(":")
    return host, port if colon else None


def _is_port(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 5 and 1 <= int(text) <= 65535


def _check_host(host: str) -> None:
    if not host:
        raise UserError(QT_TRANSLATE_NOOP("stream_url", "alamat tidak menyebut komputer atau kamera."), _HOST_ADVICE)
    try:
        if host.startswith("["):
            # Python reads fe80::1%eth0, FFmpeg does not.
            IPv6Address(host[1:-1] if host.endswith("]") and "%" not in host else "")
            return
        # Resolvers read 10.1 and 0x7f000001 as addresses too; a typing error must not become one.
        if _NUMBERS.fullmatch(host):
            IPv4Address(host)
    except AddressValueError as exc:
        raise UserError(QT_TRANSLATE_NOOP("stream_url", "alamat IP salah."), _HOST_ADVICE) from exc
    if len(host) > 253 or not _HOST.fullmatch(host):
        raise UserError(QT_TRANSLATE_NOOP("stream_url", "nama komputer atau kamera salah."), _HOST_ADVICE)


def _file_location(rest: str) -> str:
    host = ""
    path = rest.replace("\\", "/")
    if path.startswith("//"):
        host, slash, tail = path[2:].partition("/")
        path = slash + tail
    path = _decoded(path, _FILE_ADVICE).replace("\\", "/")
    # A path that starts with two slashes makes Windows send the user's login to that computer.
    if host.lower() not in {"", "localhost"} or path.startswith("//"):
        raise UserError(QT_TRANSLATE_NOOP("stream_url", "file: tidak boleh menunjuk ke komputer lain."), _FILE_ADVICE)
    if path.strip("/") == "":
        raise UserError(QT_TRANSLATE_NOOP("stream_url", "file: tidak menyebut berkas."), _FILE_ADVICE)
    return path[1:] if _DRIVE.match(path) else path


def _device_location(rest: str) -> str:
    name = _decoded(rest.removeprefix("//"), _DEVICE_ADVICE).strip()
    if not name:
        raise UserError(QT_TRANSLATE_NOOP("stream_url", "device: tidak menyebut kamera."), _DEVICE_ADVICE)
    return name


def _decoded(text: str, advice: str) -> str:
    try:
        decoded = unquote(text, errors="strict")
    except UnicodeDecodeError as exc:
        raise UserError(QT_TRANSLATE_NOOP("stream_url", "tanda persen di alamat salah."), advice) from exc
    _refuse_invisible(decoded)
    return decoded
