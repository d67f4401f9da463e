"""Whether a window can be shown here, found out before Qt aborts over it."""

from __future__ import annotations

import ctypes
import os
import sys

_WITHOUT_SCREEN = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs")


def missing() -> str:
    """One sentence when there is no screen; in three languages, as no one has chosen yet."""
    if not sys.platform.startswith("linux"):
        return ""
    platform = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0]
    if platform in _WITHOUT_SCREEN:
        return ""
    wayland, x11 = os.environ.get("WAYLAND_DISPLAY"), os.environ.get("DISPLAY")
    if not (wayland or x11):
        return (
            "No screen was found (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can "
            "be shown; “artisanest-desktop --help” lists what works without one."
        )
    if wayland and platform != "xcb":
        return ""
    return _libraries() or _refusing(x11 or "")


def _libraries() -> str:
    try:
        ctypes.CDLL("libxcb-cursor.so.0")
    except OSError:
        return (
            "A part of the system that windows need is missing: install the package "
            "libxcb-cursor0 (“sudo apt-get install libxcb-cursor0”), then start again."
        )
    return ""


def _refusing(display: str) -> str:
    """Whether the X server answers; Qt would abort if it does not."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return ""
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    for name in ("xcb_connection_has_error", "xcb_disconnect"):
        getattr(xcb, name).argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(), None)
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    if failed:
        return (
            f"The screen “{display}” (DISPLAY) does not answer, so no window can be shown; "
            "“artisanest-desktop --help” lists what works without one."
        )
    return ""
