"""Read pixels of an X screen with as little delay as possible: the X library itself, no program between."""

from __future__ import annotations

import contextlib
import ctypes
import ctypes.util
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_ALL_PLANES = ctypes.c_ulong(-1)
_Z_PIXMAP = 2


class _Image(ctypes.Structure):
    """The head of `XImage` (Xlib.h), as far as it is needed."""

    _fields_ = [
        ("width", ctypes.c_int),
        ("height", ctypes.c_int),
        ("xoffset", ctypes.c_int),
        ("format", ctypes.c_int),
        ("data", ctypes.POINTER(ctypes.c_uint8)),
        ("byte_order", ctypes.c_int),
        ("bitmap_unit", ctypes.c_int),
        ("bitmap_bit_order", ctypes.c_int),
        ("bitmap_pad", ctypes.c_int),
        ("depth", ctypes.c_int),
        ("bytes_per_line", ctypes.c_int),
    ]


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of the screen in pixels."""

    x: int
    y: int
    width: int
    height: int


class ScreenReader:
    """Reads the green of an area of a 24-bit screen. Runs on: one thread."""

    def __init__(self, library: ctypes.CDLL, display: int) -> None:
        self._library = library
        self._display = ctypes.c_void_p(display)
        self._root = ctypes.c_ulong(library.XDefaultRootWindow(self._display))

    def green(self, area: Area) -> NDArray[np.uint8]:
        """Return a copy of what the area shows now."""
        found = self._library.XGetImage(
            self._display, self._root, area.x, area.y, area.width, area.height, _ALL_PLANES, _Z_PIXMAP
        )
        if not found:
            raise OSError("the X server gave no picture")
        try:
            image = found.contents
            flat = np.ctypeslib.as_array(image.data, shape=(image.height * image.bytes_per_line,))
            return flat.reshape(image.height, image.bytes_per_line)[:, 1 : image.width * 4 : 4].copy()
        finally:
            self._library.XDestroyImage(found)


@contextlib.contextmanager
def screen_reader(display_name: str) -> Iterator[ScreenReader]:
    """Connect to an X server."""
    library = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
    library.XOpenDisplay.restype = ctypes.c_void_p
    library.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
    library.XDefaultRootWindow.restype = ctypes.c_ulong
    library.XGetImage.restype = ctypes.POINTER(_Image)
    library.XDestroyImage.argtypes = [ctypes.POINTER(_Image)]
    library.XCloseDisplay.argtypes = [ctypes.c_void_p]
    display = library.XOpenDisplay(display_name.encode())
    if not display:
        raise OSError(f"no X server at {display_name}")
    try:
        yield ScreenReader(library, display)
    finally:
        library.XCloseDisplay(display)
