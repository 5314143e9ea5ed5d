"""Servers for the tests: real ones (RTSP, RTMP, HLS, MPEG-TS over HTTP) and ones that misbehave."""

from __future__ import annotations

import contextlib
import functools
import http.server
import os
import signal
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

SYSTEM_PYTHON = "/usr/bin/python3"
_SCRIPT = Path(__file__).with_name("gst_rtsp_server.py")


def free_port() -> int:
    """Return a TCP port that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class RtspServer:
    """GStreamer's RTSP server in a process of its own; `kill` takes it away as a power cut would."""

    def __init__(
        self, mounts: Mapping[str, Path], port: int = 0, user: str = "", password: str = "", wrap_in_s: float = 0.0
    ) -> None:
        self._command = [SYSTEM_PYTHON, str(_SCRIPT), str(port)]
        self._mounts = [f"{mount}={path}" for mount, path in mounts.items()]
        self._login = ["--user", user, "--password", password] if user else []
        self._login += ["--wrap-in", str(wrap_in_s)] if wrap_in_s else []
        self._process: subprocess.Popen[str] | None = None
        self.port = port

    def start(self) -> RtspServer:
        """Start (again) and wait until it listens."""
        self._command[2] = str(self.port)
        self._process = subprocess.Popen(
            [*self._command, *self._mounts, *self._login],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "GST_DEBUG": "0"},
        )
        assert self._process.stdout
        answer = self._process.stdout.readline().split()
        assert answer[:1] == ["port"], f"the RTSP server did not start: {answer}"
        self.port = int(answer[1])
        return self

    def url(self, mount: str) -> str:
        """Return the address of a mount."""
        return f"rtsp://127.0.0.1:{self.port}{mount}"

    def command(self, text: str) -> None:
        """Give a command and wait for its answer."""
        assert self._process is not None
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(text + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline().strip()
        assert answer == "ok", answer

    def kill(self) -> None:
        """End it without a word to its clients."""
        process, self._process = self._process, None
        if process:
            process.send_signal(signal.SIGKILL)
            process.wait(10)
            for stream in (process.stdin, process.stdout):
                if stream:
                    stream.close()

    def __enter__(self) -> RtspServer:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.kill()


@contextlib.contextmanager
def rtmp_server(clip: Path) -> Iterator[str]:
    """FFmpeg waits for one RTMP client at a time and plays the clip to it in a loop, at its own speed."""
    port = free_port()
    url = f"rtmp://127.0.0.1:{port}/live/feed"
    command = ["ffmpeg", "-v", "quiet", "-re", "-stream_loop", "-1", "-i", str(clip), "-c", "copy"]
    running: list[subprocess.Popen[bytes]] = []
    ended = threading.Event()

    def serve() -> None:
        while not ended.is_set():
            running[:] = [subprocess.Popen([*command, "-f", "flv", "-listen", "1", url], stdin=subprocess.DEVNULL)]
            while running[0].poll() is None:
                if ended.wait(0.05):
                    running[0].kill()
            running[0].wait(10)

    thread = threading.Thread(target=serve, name="rtmp")
    thread.start()
    try:
        yield url
    finally:
        ended.set()
        thread.join()


@contextlib.contextmanager
def hls_server(clip: Path, folder: Path) -> Iterator[str]:
    """FFmpeg writes a live playlist with one-second segments; Python's own server hands it out."""
    command = ["ffmpeg", "-v", "quiet", "-re", "-stream_loop", "-1", "-i", str(clip), "-c", "copy", "-f", "hls"]
    flags = ["-hls_time", "1", "-hls_list_size", "4", "-hls_flags", "delete_segments", str(folder / "live.m3u8")]
    process = subprocess.Popen([*command, *flags], stdin=subprocess.DEVNULL)
    handler = functools.partial(_QuietFiles, directory=str(folder))
    try:
        with http_server(handler) as port:
            yield f"http://127.0.0.1:{port}/live.m3u8"
    finally:
        process.kill()
        process.wait(10)


@contextlib.contextmanager
def http_server(handler: Callable[..., http.server.BaseHTTPRequestHandler]) -> Iterator[int]:
    """Serve HTTP on a port of its own."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, name="http")
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _QuietFiles(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


class LiveTs(http.server.BaseHTTPRequestHandler):
    """MPEG-TS over HTTP without an end, at the speed of a camera. `clip` is set by a subclass."""

    clip: Path
    options: tuple[str, ...] = ()
    """For the muxer."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "video/mp2t")
        self.end_headers()
        self.perform()

    def perform(self) -> None:
        """Send what there is."""
        self.play(self.clip)

    def change(self, data: bytes) -> bytes:
        """Return what is sent instead of these bytes."""
        return data

    def play(self, clip: Path, seconds: float = 0.0) -> None:
        """Send a clip in a loop, for ever or for so many seconds."""
        command = ["ffmpeg", "-v", "quiet", "-re", "-stream_loop", "-1", "-i", str(clip), "-c", "copy"]
        command += ["-t", str(seconds)] if seconds else []
        process = subprocess.Popen(
            [*command, *self.options, "-f", "mpegts", "-"], stdout=subprocess.PIPE, stdin=subprocess.DEVNULL
        )
        assert process.stdout
        try:
            while data := process.stdout.read1(8192):
                self.wfile.write(self.change(data))
        except OSError:
            pass
        finally:
            process.kill()
            process.wait(10)
            process.stdout.close()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def tcp_server(talk: Callable[[socket.socket], None]) -> Iterator[int]:
    """Accept connections and hand each to `talk` in a thread; all are cut at the end."""
    listener = socket.create_server(("127.0.0.1", 0))
    open_sockets: list[socket.socket] = []
    threads: list[threading.Thread] = []

    def run(connection: socket.socket) -> None:
        with contextlib.suppress(OSError):
            talk(connection)

    def accept() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            open_sockets.append(connection)
            thread = threading.Thread(target=run, args=(connection,), name="talk")
            thread.start()
            threads.append(thread)

    accepting = threading.Thread(target=accept, name="accept")
    accepting.start()
    try:
        yield int(listener.getsockname()[1])
    finally:
        with contextlib.suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        accepting.join()
        for connection in open_sockets:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
            connection.close()
        for thread in threads:
            thread.join()


def stay_silent(connection: socket.socket) -> None:
    """Read what comes and answer nothing."""
    while connection.recv(4096):
        pass


def talk_garbage(connection: socket.socket) -> None:
    """Answer with bytes that are no protocol at all."""
    connection.recv(4096)
    connection.sendall(os.urandom(200_000))
