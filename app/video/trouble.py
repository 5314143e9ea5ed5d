"""What libav's errors mean for the person at the console."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

import av.error

from app.domain.feed import Trouble

_BY_CLASS: tuple[tuple[type[BaseException], Trouble], ...] = (
    (av.error.HTTPUnauthorizedError, Trouble.AUTH_FAILED),
    (av.error.HTTPForbiddenError, Trouble.AUTH_FAILED),
    (av.error.HTTPNotFoundError, Trouble.NOT_FOUND),
    (av.error.HTTPServerError, Trouble.SERVER_ERROR),
    (av.error.HTTPClientError, Trouble.NOT_FOUND),
    (av.error.ConnectionRefusedError, Trouble.REFUSED),
    (av.error.ConnectionResetError, Trouble.ENDED),
    (av.error.BrokenPipeError, Trouble.ENDED),
    (av.error.ConnectionAbortedError, Trouble.ENDED),
    (av.error.FileNotFoundError, Trouble.FILE_MISSING),
    (av.error.IsADirectoryError, Trouble.FILE_MISSING),
    (av.error.PermissionError, Trouble.FILE_MISSING),
    (av.error.ProtocolNotFoundError, Trouble.PROTOCOL_DENIED),
    (av.error.DecoderNotFoundError, Trouble.UNSUPPORTED),
    (av.error.DemuxerNotFoundError, Trouble.UNSUPPORTED),
    (av.error.PatchWelcomeError, Trouble.UNSUPPORTED),
    (av.error.InvalidDataError, Trouble.BAD_DATA),
    (av.error.EOFError, Trouble.ENDED),
)

_PROBE_S = 2.0


def host_is_unknown(url: str) -> bool:
    """Tell whether the name in `url` cannot be resolved. libav reports that as an input/output error."""
    host = urlsplit(url).hostname
    if not host:
        return False
    try:
        socket.getaddrinfo(host, None)
    except (socket.gaierror, UnicodeError):
        return True
    return False


def trouble_of(error: BaseException, url: str) -> Trouble:
    """Classify an error of opening or reading `url`. Asks the network where libav says too little."""
    for error_class, trouble in _BY_CLASS:
        if isinstance(error, error_class):
            return trouble
    if isinstance(error, OSError):
        return _network_trouble(error, url)
    return Trouble.FAILED


def _network_trouble(error: OSError, url: str) -> Trouble:
    if host_is_unknown(url):
        return Trouble.DNS_FAILED
    if isinstance(error, TimeoutError):
        return Trouble.SILENT if _accepts(url) else Trouble.UNREACHABLE
    return Trouble.UNREACHABLE if "unreachable" in str(error).lower() or "No route" in str(error) else Trouble.FAILED


def _accepts(url: str) -> bool:
    """Tell whether somebody accepts a TCP connection there: a silent server and a dead link differ."""
    parts = urlsplit(url)
    port = parts.port or {"rtsp": 554, "rtsps": 322, "rtmp": 1935, "rtmps": 443, "http": 80, "https": 443}.get(
        parts.scheme, 0
    )
    if not parts.hostname or not port:
        return False
    try:
        with socket.create_connection((parts.hostname, port), timeout=_PROBE_S):
            return True
    except OSError:
        return False
