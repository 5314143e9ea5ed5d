"""A live camera by RTSP whose every picture says when it was made: 1280×720, 25 fps, x264 zerolatency.

Runs in Debian's own Python (`-m tests.bench.gst_timecode_camera`), which has the GObject bindings.
Serves `/live` on a free port that it prints; ends when stdin does.
"""

import os
import sys
import threading
import time

import gi

from tests.bench import timecode

gi.require_version("Gst", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtspServer  # noqa: E402

WIDTH, HEIGHT, FPS = 1280, 720, 25
PIPELINE = (
    f"( appsrc name=source is-live=true do-timestamp=true format=time "
    f"caps=video/x-raw,format=I420,width={WIDTH},height={HEIGHT},framerate={FPS}/1 "
    f"! x264enc tune=zerolatency speed-preset=ultrafast threads=1 bitrate=2000 key-int-max={FPS} "
    f"! h264parse ! rtph264pay name=pay0 pt=96 config-interval=-1 )"
)


def grounds():
    """Grey with a sensor's grain, four different ones."""
    grain = bytes(120 + value % 7 for value in range(256))
    chroma = bytes([128]) * (WIDTH * HEIGHT // 2)
    return [os.urandom(WIDTH * HEIGHT).translate(grain) + chroma for _ in range(4)]


def draw(picture, at_ns):
    left, right = int(WIDTH * timecode.LEFT), int(WIDTH * timecode.RIGHT)
    top, bottom = int(HEIGHT * timecode.TOP), int(HEIGHT * timecode.BOTTOM)
    width, height = (right - left) // timecode.COLUMNS, (bottom - top) // timecode.ROWS
    bits = timecode.bits_of(at_ns)
    for row in range(timecode.ROWS):
        line = b"".join(
            bytes([timecode.WHITE if bit else timecode.BLACK]) * width
            for bit in bits[row * timecode.COLUMNS : (row + 1) * timecode.COLUMNS]
        )
        for y in range(top + row * height, top + (row + 1) * height):
            picture[y * WIDTH + left : y * WIDTH + left + len(line)] = line


def film(source, stop):
    pictures = grounds()
    due, number = time.monotonic(), 0
    while not stop.is_set():
        due += 1 / FPS
        time.sleep(max(0.0, due - time.monotonic()))
        picture = bytearray(pictures[number % len(pictures)])
        draw(picture, time.monotonic_ns())
        number += 1
        if source.emit("push-buffer", Gst.Buffer.new_wrapped(bytes(picture))) != Gst.FlowReturn.OK:
            return


def main():
    Gst.init(None)
    server = GstRtspServer.RTSPServer()
    server.set_address("127.0.0.1")
    server.set_service("0")
    factory = GstRtspServer.RTSPMediaFactory()
    factory.set_launch(PIPELINE)
    factory.set_shared(True)

    def on_media(_factory, media):
        stop = threading.Event()
        media.connect("unprepared", lambda _media: stop.set())
        source = media.get_element().get_by_name("source")
        threading.Thread(target=film, args=(source, stop), daemon=True).start()

    factory.connect("media-configure", on_media)
    server.get_mount_points().add_factory("/live", factory)
    if not server.attach(None):
        sys.exit("no port")
    loop = GLib.MainLoop()

    def read():
        sys.stdin.read()
        GLib.idle_add(loop.quit)

    threading.Thread(target=read, daemon=True).start()
    print(f"port {server.get_bound_port()}", flush=True)
    loop.run()


if __name__ == "__main__":
    main()
