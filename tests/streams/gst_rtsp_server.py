#!/usr/bin/python3
"""A real RTSP server (GStreamer's) that sends `.aus` clips in a loop, as a camera would.

Runs in Debian's own Python, which has the GObject bindings. Arguments: a port (0 for any) and
`mount=file` pairs; `--user`/`--password` ask for a login; `--wrap-in SECONDS` lets RTP's timestamps
begin so that they pass 2^32 then. Commands on stdin, one per line, each
answered by `ok` or `error …` on stdout: `cut` (drop all clients), `hold-video MOUNT` (sound goes
on), `hold MOUNT`, `resume MOUNT`, `switch MOUNT FILE` (other clip from the next loop), `quit`.
"""

import argparse
import json
import struct
import sys
import threading
import time

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtsp", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtsp, GstRtspServer  # noqa: E402

VIDEO = {
    "h264": ("video/x-h264,stream-format=byte-stream,alignment=au", "h264parse ! rtph264pay"),
    "hevc": ("video/x-h265,stream-format=byte-stream,alignment=au", "h265parse ! rtph265pay"),
    "mjpeg": ("image/jpeg,width={width},height={height},framerate=25/1", "jpegparse ! rtpjpegpay"),
    "vp8": ("video/x-vp8,width={width},height={height}", "rtpvp8pay"),
    "vp9": ("video/x-vp9,width={width},height={height}", "rtpvp9pay"),
}
AAC = "audio/mpeg,mpegversion=4,stream-format=raw,channels=1,rate={rate},codec_data=(buffer){extra}"
OPUS = ("audio/x-opus,rate=48000,channels=1,channel-mapping-family=0", "rtpopuspay")
AUDIO = {
    "aac": (AAC, "rtpmp4gpay"),
    "pcm_alaw": ("audio/x-alaw,rate={rate},channels=1", "rtppcmapay"),
    "pcm_mulaw": ("audio/x-mulaw,rate={rate},channels=1", "rtppcmupay"),
    "libopus": OPUS,
    "opus": OPUS,
    "mp3float": ("audio/mpeg,mpegversion=1,layer=3,rate={rate},channels=1", "mpegaudioparse ! rtpmpapay"),
}


class Clip:
    """Access units in the order of time."""

    def __init__(self, path):
        with open(path, "rb") as file:
            self.head = json.loads(file.readline())
            body = file.read()
        self.units, at = [], 0
        while at < len(body):
            kind = body[at : at + 1]
            pts_us, key, size = struct.unpack_from("<QBI", body, at + 1)
            at += 14
            self.units.append((pts_us, kind, key, body[at : at + size]))
            at += size
        self.units.sort(key=lambda unit: unit[0])
        self.duration_us = self.head["duration_us"]


class Factory(GstRtspServer.RTSPMediaFactory):
    """One mount. Media is shared: every client sees the same live stream."""

    def __init__(self, path, wrap_in_s):
        super().__init__()
        self.wrap_in_s = wrap_in_s
        self.clip = Clip(path)
        self.held, self.video_held = threading.Event(), threading.Event()
        self.set_shared(True)
        self.connect("media-configure", self.on_media)

    def do_create_element(self, _url):
        parts, number = [], 0
        for kind, table in (("video", VIDEO), ("audio", AUDIO)):
            head = self.clip.head.get(kind)
            if head:
                caps, pay = table[head["codec"]]
                if self.wrap_in_s:
                    rate = head["rate"] if kind == "audio" else 90_000
                    pay += f" timestamp-offset={(1 << 32) - int(self.wrap_in_s * rate)}"
                parts.append(
                    f"appsrc name={kind} is-live=true format=time max-bytes=8000000 "
                    f'caps="{caps.format(**head)}" ! {pay} name=pay{number} pt={96 + number}'
                )
                number += 1
        return Gst.parse_launch("( " + "  ".join(parts) + " )")

    def on_media(self, _factory, media):
        element = media.get_element()
        sources = {b"v": element.get_by_name("video"), b"a": element.get_by_name("audio")}
        stop = threading.Event()
        media.connect("unprepared", lambda _media: stop.set())
        threading.Thread(target=self.feed, args=(sources, stop), daemon=True).start()

    def feed(self, sources, stop):
        start, base_us = time.monotonic(), 0
        while not stop.is_set():
            clip = self.clip
            for pts_us, kind, key, data in clip.units:
                due = start + (base_us + pts_us) / 1e6
                while not stop.is_set() and (time.monotonic() < due or self.held.is_set()):
                    time.sleep(0.01 if self.held.is_set() else min(0.02, max(0.0, due - time.monotonic())))
                if stop.is_set():
                    return
                source = sources.get(kind)
                if source is None or (kind == b"v" and self.video_held.is_set()):
                    continue
                buffer = Gst.Buffer.new_wrapped(data)
                buffer.pts = buffer.dts = (base_us + pts_us) * 1000
                if not key:
                    buffer.set_flags(Gst.BufferFlags.DELTA_UNIT)
                if source.emit("push-buffer", buffer) != Gst.FlowReturn.OK:
                    return
            base_us += clip.duration_us


def ask_for_login(server, factories, user, password):
    auth = GstRtspServer.RTSPAuth()
    token = GstRtspServer.RTSPToken()
    token.set_string("media.factory.role", "user")
    auth.set_supported_methods(GstRtsp.RTSPAuthMethod.DIGEST)
    auth.add_digest(user, password, token)
    permissions = GstRtspServer.RTSPPermissions()
    permissions.add_permission_for_role("user", "media.factory.access", True)
    permissions.add_permission_for_role("user", "media.factory.construct", True)
    for factory in factories.values():
        factory.set_permissions(permissions)
    server.set_auth(auth)


def drop_client(_server, client):
    client.close()
    return GstRtspServer.RTSPFilterResult.REMOVE


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("port", type=int)
    parser.add_argument("mounts", nargs="+")
    parser.add_argument("--user")
    parser.add_argument("--password")
    parser.add_argument("--wrap-in", type=float, default=0.0)
    options = parser.parse_args()
    Gst.init(None)
    server = GstRtspServer.RTSPServer()
    server.set_address("127.0.0.1")
    server.set_service(str(options.port))
    factories = {}
    for pair in options.mounts:
        mount, _, path = pair.partition("=")
        factories[mount] = Factory(path, options.wrap_in)
        server.get_mount_points().add_factory(mount, factories[mount])
    if options.user:
        ask_for_login(server, factories, options.user, options.password)
    if not server.attach(None):
        sys.exit(f"port {options.port} is taken")
    loop = GLib.MainLoop()

    def command(line):
        verb, _, rest = line.strip().partition(" ")
        mount, _, extra = rest.partition(" ")
        if verb == "quit":
            loop.quit()
        elif verb == "cut":
            server.client_filter(drop_client)
        elif verb == "hold":
            factories[mount].held.set()
        elif verb == "hold-video":
            factories[mount].video_held.set()
        elif verb == "resume":
            factories[mount].held.clear()
            factories[mount].video_held.clear()
        elif verb == "switch":
            factories[mount].clip = Clip(extra)
        else:
            raise ValueError(verb)

    def run(line):
        try:
            command(line)
            print("ok", flush=True)
        except Exception as error:  # the test reads the reason
            print(f"error {error!r}", flush=True)
        return False

    def read():
        for line in sys.stdin:
            GLib.idle_add(run, line)
        GLib.idle_add(loop.quit)

    threading.Thread(target=read, daemon=True).start()
    print(f"port {server.get_bound_port()}", flush=True)
    loop.run()


if __name__ == "__main__":
    main()
