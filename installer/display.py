"""Where windows can open: the screen of this session, or a virtual one."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from installer.errors import NoVirtualScreen


def is_open(environment: Mapping[str, str]) -> bool:
    """Tell whether windows can open in this session; only Linux may be without a screen."""
    if sys.platform != "linux" or "wayland" in platforms(environment):
        return True
    return "xcb" in platforms(environment) and answers(environment["DISPLAY"])


def platforms(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Name the Qt platforms on which the program will run in this session."""
    candidates = (("xcb", "DISPLAY"), ("wayland", "WAYLAND_DISPLAY"))
    return tuple(name for name, variable in candidates if environment.get(variable))


def answers(display: str) -> bool:
    """Ask the X server `display` for a connection; a name left over from elsewhere has none."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(display.encode(), None))
    error = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return bool(error == 0)


@contextmanager
def virtual_screen() -> Iterator[str]:
    """Keep a screen without a monitor for as long as the block runs, and give its name.

    Raises:
        NoVirtualScreen: if Xvfb is not here, or ends without taking connections.
    """
    if shutil.which("Xvfb") is None:
        raise NoVirtualScreen
    reader, writer = os.pipe()
    # -noreset: when the last window is gone it would begin anew, and answer nobody meanwhile
    screen = ("-noreset", "-screen", "0", "1366x768x24")
    command = ["Xvfb", "-displayfd", str(writer), *screen]
    with (
        subprocess.Popen(command, pass_fds=(writer,), stderr=subprocess.DEVNULL) as server,
        os.fdopen(reader) as announcement,
    ):
        os.close(writer)
        try:
            # the server writes its number once it takes connections, or closes the pipe
            number = announcement.readline().strip()
            if not number:
                raise NoVirtualScreen
            yield f":{number}"
        finally:
            server.terminate()
