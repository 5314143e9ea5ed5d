"""What libav's errors mean for the person at the console."""

from __future__ import annotations

import errno
import socket

import av.error

from app.domain.feed import Trouble
from app.domain.stream_url import StreamScheme, StreamUrl
from app.video.open_options import OPEN_TIMEOUT_S


class StreamEnded(Exception):  # noqa: N818 - the end of a stream is not always an error
    """The stream is over; `trouble` says why."""

    def __init__(self, trouble: Trouble, detail: str = "") -> None:
        super().__init__(trouble.value)
        self.trouble = trouble
        self.detail = detail


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

_PORTS = {
    StreamScheme.RTSP: 554,
    StreamScheme.RTSPS: 322,
    StreamScheme.RTMP: 1935,
    StreamScheme.RTMPS: 443,
    StreamScheme.HTTP: 80,
    StreamScheme.HTTPS: 443,
}
_PROBE_S = 2.0


def host_is_unknown(host: str) -> bool:
    """Tell whether a name cannot be resolved. libav reports that as an input/output error."""
    try:
        socket.getaddrinfo(host, None)
    except (socket.gaierror, UnicodeError):
        return True
    return False


def trouble_of(error: BaseException, address: StreamUrl, waited_s: float = 0.0) -> Trouble:
    """Classify an error of opening or reading a stream. Asks the network where libav says too little.

    `waited_s` is how long opening took: RTSP reports a silent server as invalid data.
    """
    if waited_s >= OPEN_TIMEOUT_S * 0.95 and isinstance(error, av.error.InvalidDataError):
        return Trouble.SILENT
    for error_class, trouble in _BY_CLASS:
        if isinstance(error, error_class):
            return trouble
    if isinstance(error, OSError):
        return _network_trouble(error, address)
    return Trouble.FAILED


def _network_trouble(error: OSError, address: StreamUrl) -> Trouble:
    if isinstance(error, TimeoutError):
        return Trouble.SILENT if _accepts(address) else Trouble.UNREACHABLE
    if error.errno in (errno.EHOSTUNREACH, errno.ENETUNREACH, errno.EHOSTDOWN):
        return Trouble.UNREACHABLE
    return Trouble.FAILED


def _accepts(address: StreamUrl) -> bool:
    """Tell whether somebody accepts a TCP connection there: a silent server and a dead link differ."""
    port = address.port or _PORTS.get(address.scheme)
    if not address.host or port is None:
        return False
    try:
        with socket.create_connection((address.host, port), timeout=_PROBE_S):
            return True
    except OSError:
        return False
