"""A live camera by RTSP that claps its hands: a white picture and a beep at the same time, once a second.

640×360, 25 fps, x264 zerolatency, and G.711 A-law in blocks of 20 ms, as cameras on walls send it.
Runs in Debian's own Python (`-m tests.bench.gst_flash_camera`), which has the GObject bindings.
The clap is at whole seconds of the monotonic clock, so a reader knows when it was made.
Serves `/live` on a free port that it prints; ends when stdin does.
"""

import math
import sys
import threading
import time
from array import array

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtspServer  # noqa: E402

WIDTH, HEIGHT, FPS = 640, 360, 25
RATE = 8000
BLOCK_NS = 20_000_000
PICTURE_NS = 1_000_000_000 // FPS
CLAP_NS = 200_000_000
TONE_HZ = 1000
PIPELINE = (
    f"( appsrc name=picture is-live=true format=time "
    f"caps=video/x-raw,format=I420,width={WIDTH},height={HEIGHT},framerate={FPS}/1 "
    f"! x264enc tune=zerolatency speed-preset=ultrafast threads=1 bitrate=1000 key-int-max={FPS} "
    f"! h264parse ! rtph264pay name=pay0 pt=96 config-interval=-1 "
    f"appsrc name=sound is-live=true format=time "
    f"caps=audio/x-raw,format=S16LE,rate={RATE},channels=1,layout=interleaved "
    f"! alawenc ! rtppcmapay name=pay1 min-ptime={BLOCK_NS} max-ptime={BLOCK_NS} )"
)


def picture(is_white):
    luma = bytes([235 if is_white else 40]) * (WIDTH * HEIGHT)
    return luma + bytes([128]) * (WIDTH * HEIGHT // 2)


def sound(from_ns):
    """Return the block that begins at this time: what a microphone has heard when the block is over."""
    samples = array("h")
    for number in range(RATE * BLOCK_NS // 1_000_000_000):
        at_ns = (from_ns + number * 1_000_000_000 // RATE) % 1_000_000_000
        tone = math.sin(2 * math.pi * TONE_HZ * at_ns / 1e9) if at_ns < CLAP_NS else 0.0
        samples.append(round(16000 * tone))
    return samples.tobytes()


def feed(source, offset_ns, step_ns, is_sound, stop):
    """Push one stream in time: a picture when it is made, a block of sound when it is over."""
    white, dark = picture(True), picture(False)
    at_ns = (time.monotonic_ns() // step_ns + 1) * step_ns
    while not stop.is_set():
        ready_ns = at_ns + (step_ns if is_sound else 0)
        time.sleep(max(0, ready_ns - time.monotonic_ns()) / 1e9)
        content = sound(at_ns) if is_sound else white if at_ns % 1_000_000_000 < CLAP_NS else dark
        buffer = Gst.Buffer.new_wrapped(content)
        buffer.pts = max(0, at_ns - offset_ns)
        buffer.duration = step_ns
        if source.emit("push-buffer", buffer) != Gst.FlowReturn.OK:
            return
        at_ns += step_ns


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
        # Both streams count from here, so what happens together has one time.
        offset_ns = time.monotonic_ns()
        for name, step_ns, is_sound in (("picture", PICTURE_NS, False), ("sound", BLOCK_NS, True)):
            source = media.get_element().get_by_name(name)
            threading.Thread(target=feed, args=(source, offset_ns, step_ns, is_sound, stop), daemon=True).start()

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
