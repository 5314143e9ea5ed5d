"""Plug monitors in and out of an X server that has none, as RandR 1.5 lets one do it: Qt sees real screens."""

from __future__ import annotations

import contextlib
import ctypes
import ctypes.util
from collections.abc import Iterator

_DENSITY = 4
"""Pixels of a millimetre, about: it gives every monitor the same scale."""


class _Monitor(ctypes.Structure):
    """`XRRMonitorInfo` (Xrandr.h)."""

    _fields_ = [
        ("name", ctypes.c_ulong),
        ("primary", ctypes.c_int),
        ("automatic", ctypes.c_int),
        ("noutput", ctypes.c_int),
        ("x", ctypes.c_int),
        ("y", ctypes.c_int),
        ("width", ctypes.c_int),
        ("height", ctypes.c_int),
        ("mwidth", ctypes.c_int),
        ("mheight", ctypes.c_int),
        ("outputs", ctypes.POINTER(ctypes.c_ulong)),
    ]


class Monitors:
    """The monitors of one X server. The first that is added takes over the only output there is."""

    def __init__(self, x11: ctypes.CDLL, randr: ctypes.CDLL, display: ctypes.c_void_p) -> None:
        self._x11 = x11
        self._randr = randr
        self._display = display
        self._root = ctypes.c_ulong(x11.XDefaultRootWindow(display))
        self._output = self._only_output()
        self._has_output = False

    def add(self, name: str, left: int, width: int, height: int) -> None:
        """Plug a monitor in."""
        outputs = (ctypes.c_ulong * 1)(self._output)
        takes = not self._has_output
        self._has_output = True
        made = _Monitor(
            self._atom(name), takes, 0, int(takes), left, 0, width, height, width // _DENSITY, height // _DENSITY
        )
        made.outputs = outputs
        self._randr.XRRSetMonitor(self._display, self._root, ctypes.byref(made))
        self._x11.XSync(self._display, 0)

    def remove(self, name: str) -> None:
        """Pull its plug."""
        self._randr.XRRDeleteMonitor(self._display, self._root, ctypes.c_ulong(self._atom(name)))
        self._x11.XSync(self._display, 0)

    def _atom(self, name: str) -> int:
        return int(self._x11.XInternAtom(self._display, name.encode(), 0))

    def _only_output(self) -> int:
        count = ctypes.c_int()
        found = self._randr.XRRGetMonitors(self._display, self._root, 1, ctypes.byref(count))
        assert count.value == 1
        output = int(found[0].outputs[0])
        self._randr.XRRFreeMonitors(found)
        return output


@contextlib.contextmanager
def monitors(display_name: str) -> Iterator[Monitors]:
    """Connect to an X server."""
    x11 = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
    randr = ctypes.CDLL(ctypes.util.find_library("Xrandr") or "libXrandr.so.2")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XInternAtom.restype = x11.XDefaultRootWindow.restype = ctypes.c_ulong
    x11.XDefaultRootWindow.argtypes = x11.XCloseDisplay.argtypes = [ctypes.c_void_p]
    x11.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
    x11.XSync.argtypes = [ctypes.c_void_p, ctypes.c_int]
    randr.XRRGetMonitors.restype = ctypes.POINTER(_Monitor)
    randr.XRRGetMonitors.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.POINTER(ctypes.c_int)]
    display = x11.XOpenDisplay(display_name.encode())
    assert display, f"no X server at {display_name}"
    try:
        yield Monitors(x11, randr, ctypes.c_void_p(display))
    finally:
        x11.XCloseDisplay(display)
