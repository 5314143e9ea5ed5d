"""How libav opens each kind of address: its own C-level timeouts, and only the protocols we allow.

PyAV's `timeout=` is never used: its callback takes the GIL thousands of times a second.
The option names differ by protocol, and the wrong one is either ignored (`rw_timeout` for RTSP)
or turns the client into a server (`timeout` for RTMP).
"""

from __future__ import annotations

from app.domain.stream_url import StreamScheme

OPEN_TIMEOUT_S = 5
"""Longest silence libav waits for while opening and reading. Below the worker's own watchdog."""

_TIMEOUT_US = str(OPEN_TIMEOUT_S * 1_000_000)

# Enough for the parameter sets and one picture; what was probed is played, so nothing is lost by
# reading it. Zero frames for guessing the frame rate: that alone took half a second.
_PROBING = {"analyzeduration": "1000000", "probesize": "500000", "fpsprobesize": "0"}
_LIVE = {**_PROBING, "fflags": "discardcorrupt+genpts"}

_RTSP = {
    **_LIVE,
    "timeout": _TIMEOUT_US,
    "max_delay": "300000",
    "allowed_media_types": "video+audio",
    "protocol_whitelist": "rtsp,rtsps,tcp,udp,rtp,tls,crypto",
}
_HTTP = {
    **_LIVE,
    "rw_timeout": _TIMEOUT_US,
    # A playlist from the network must not reach into this computer or its disks.
    "protocol_whitelist": "http,https,tcp,tls,crypto,hls",
    "format_whitelist": "hls,mpegts,mov,mp4,matroska,webm,flv,mjpeg,mpjpeg,aac,mp3,ogg,h264,hevc",
}
_RTMP = {
    **_LIVE,
    "rw_timeout": _TIMEOUT_US,
    "rtmp_live": "live",
    "protocol_whitelist": "rtmp,rtmps,rtmpt,tcp,tls,http,https,crypto",
}
_UDP = {
    **_LIVE,
    "timeout": _TIMEOUT_US,
    "fifo_size": "50000",
    "overrun_nonfatal": "1",
    "protocol_whitelist": "udp,rtp",
}
_FILE = {**_PROBING, "protocol_whitelist": "file"}

_OPTIONS: dict[StreamScheme, dict[str, str]] = {
    StreamScheme.RTSP: _RTSP,
    StreamScheme.RTSPS: _RTSP,
    StreamScheme.RTMP: _RTMP,
    StreamScheme.RTMPS: _RTMP,
    StreamScheme.HTTP: _HTTP,
    StreamScheme.HTTPS: _HTTP,
    StreamScheme.UDP: _UDP,
    StreamScheme.RTP: _UDP,
    StreamScheme.FILE: _FILE,
}


def options_for(scheme: StreamScheme, transport: str) -> dict[str, str]:
    """Return libav's options for a scheme. Raises KeyError for one that libav does not open (a device)."""
    options = dict(_OPTIONS[scheme])
    if scheme in (StreamScheme.RTSP, StreamScheme.RTSPS):
        # TLS is a stream; there is no encrypted RTP over UDP here.
        options["rtsp_transport"] = "tcp" if scheme is StreamScheme.RTSPS else transport
        if options["rtsp_transport"] == "tcp":
            # Only a queue makes libav look for gaps. Nothing overtakes within a connection: a short one will do.
            options["reorder_queue_size"] = "2"
    return options
