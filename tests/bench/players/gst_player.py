"""Put streams together with GStreamer's compositor. Runs in Debian's own Python, for its GObject bindings.

Arguments: the tile's width and height, the columns, the addresses. Prints once a second how many
pictures were decoded. Python only builds the pipeline and counts: no picture passes through it.
"""

import sys

import gi

gi.require_version("Gst", "1.0")
from gi.repository import GLib, Gst  # noqa: E402


def main() -> None:
    width, height, columns = map(int, sys.argv[1:4])
    urls = sys.argv[4:]
    Gst.init(None)
    places = " ".join(
        f"sink_{i}::xpos={i % columns * width} sink_{i}::ypos={i // columns * height}" for i in range(len(urls))
    )
    inputs = "  ".join(
        f"rtspsrc location={url} protocols=tcp latency=0 ! rtph264depay ! avdec_h264 max-threads=1 "
        f"! identity name=count{i} silent=true ! videoscale ! video/x-raw,width={width},height={height} ! queue ! wall."
        for i, url in enumerate(urls)
    )
    pipeline = Gst.parse_launch(f"compositor name=wall {places} ! fakesink sync=false  {inputs}")
    counters = [pipeline.get_by_name(f"count{i}") for i in range(len(urls))]

    def report() -> bool:
        counts = [counter.get_property("stats").get_value("num-buffers") for counter in counters]
        print(f"frames={sum(counts)}", flush=True)
        return True

    pipeline.set_state(Gst.State.PLAYING)
    GLib.timeout_add(1000, report)
    GLib.MainLoop().run()


main()
