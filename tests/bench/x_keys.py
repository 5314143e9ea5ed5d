"""Press a key of an X server at once: the X library itself, no program has to be started for it."""

from __future__ import annotations

import contextlib
import ctypes
import ctypes.util
from collections.abc import Iterator


class Keyboard:
    """Runs on: one thread."""

    def __init__(self, x11: ctypes.CDLL, xtest: ctypes.CDLL, display: ctypes.c_void_p) -> None:
        self._x11 = x11
        self._xtest = xtest
        self._display = display

    def press(self, name: str) -> None:
        """Press a key and let it go; return when the server has it. The window with the keyboard gets it."""
        keysym = ctypes.c_ulong(self._x11.XStringToKeysym(name.encode()))
        code = self._x11.XKeysymToKeycode(self._display, keysym)
        for is_down in (1, 0):
            self._xtest.XTestFakeKeyEvent(self._display, code, is_down, ctypes.c_ulong(0))
        self._x11.XSync(self._display, 0)


@contextlib.contextmanager
def keyboard(display_name: str) -> Iterator[Keyboard]:
    """Connect to an X server."""
    x11 = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
    xtest = ctypes.CDLL(ctypes.util.find_library("Xtst") or "libXtst.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XStringToKeysym.restype = ctypes.c_ulong
    x11.XCloseDisplay.argtypes = [ctypes.c_void_p]
    display = x11.XOpenDisplay(display_name.encode())
    if not display:
        raise OSError(f"no X server at {display_name}")
    try:
        yield Keyboard(x11, xtest, ctypes.c_void_p(display))
    finally:
        x11.XCloseDisplay(display)
