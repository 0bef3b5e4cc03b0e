"""Which of the system's libraries Qt does not find here, and the Debian packages with them."""

import ctypes
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

# What the program loads of PySide6; a platform adds its plugin.
MODULES = ("QtCore", "QtGui", "QtWidgets", "QtPrintSupport", "QtSvg", "QtPdf", "QtPdfWidgets")
PLUGINS = ("platforms/libqoffscreen.so", "iconengines/libqsvgicon.so")
PLATFORM_PLUGINS = {
    "xcb": (
        "platforms/libqxcb.so",
        "xcbglintegrations/libqxcb-glx-integration.so",
        "printsupport/libcupsprintersupport.so",
    ),
    "wayland": ("platforms/libqwayland.so", "printsupport/libcupsprintersupport.so"),
}

# What a bare Debian 12 was seen to lack; asked for before Qt itself is here to be asked.
EXPECTED = (
    "libglib-2.0.so.0",
    "libGL.so.1",
    "libEGL.so.1",
    "libfontconfig.so.1",
    "libxkbcommon.so.0",
    "libdbus-1.so.3",
)
EXPECTED_ON = {
    "xcb": (
        "libcups.so.2",
        "libX11-xcb.so.1",
        "libxkbcommon-x11.so.0",
        "libxcb-cursor.so.0",
        "libxcb-icccm.so.4",
        "libxcb-image.so.0",
        "libxcb-keysyms.so.1",
        "libxcb-randr.so.0",
        "libxcb-render-util.so.0",
        "libxcb-shape.so.0",
        "libxcb-shm.so.0",
        "libxcb-sync.so.1",
        "libxcb-util.so.1",
        "libxcb-xfixes.so.0",
        "libxcb-xkb.so.1",
    ),
    "wayland": ("libcups.so.2", "libwayland-client.so.0", "libwayland-cursor.so.0"),
}

# Where the package is not named after the library.
PACKAGES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgobject-2.0.so.0": "libglib2.0-0",
    "libgio-2.0.so.0": "libglib2.0-0",
    "libz.so.1": "zlib1g",
}

_NOT_FOUND = re.compile(r"^\s*(\S+) => not found", re.MULTILINE)
_SONAME = re.compile(r"(?P<name>.+?)\.so\.(?P<version>[\d.]+)")


def lacking(site_packages: Path, platforms: Iterable[str]) -> tuple[str, ...]:
    """Name the libraries that the installed Qt does not find, for windows on `platforms`."""
    missing: set[str] = set()
    for binary in qt_binaries(site_packages / "PySide6", platforms):
        missing |= not_found(loader_report(binary))
    return tuple(sorted(missing))


def expected_lacking(
    platforms: Iterable[str], loads: Callable[[str], bool] | None = None
) -> tuple[str, ...]:
    """Name the libraries that Qt is known to need and that do not load here."""
    names = (*EXPECTED, *(name for one in platforms for name in EXPECTED_ON[one]))
    return tuple(name for name in dict.fromkeys(names) if not (loads or can_load)(name))


def qt_binaries(pyside: Path, platforms: Iterable[str]) -> tuple[Path, ...]:
    plugins = (*PLUGINS, *(plugin for one in platforms for plugin in PLATFORM_PLUGINS[one]))
    return (
        *(path for module in MODULES for path in sorted(pyside.glob(f"{module}.*so"))),
        *(pyside / "Qt" / "plugins" / plugin for plugin in dict.fromkeys(plugins)),
    )


def loader_report(binary: Path) -> str:
    """Give the words of the system's loader about `binary`; none where it cannot be asked."""
    ldd = shutil.which("ldd")
    if ldd is None or not binary.exists():
        return ""
    answer = subprocess.run([ldd, str(binary)], check=False, capture_output=True, text=True)
    return answer.stdout


def not_found(report: str) -> frozenset[str]:
    return frozenset(_NOT_FOUND.findall(report))


def package_of(library: str) -> str:
    """Name the Debian package of a library: libxcb-icccm.so.4 lies in libxcb-icccm4."""
    if library in PACKAGES:
        return PACKAGES[library]
    parts = _SONAME.fullmatch(library)
    if parts is None:
        return library.removesuffix(".so").lower()
    name = parts["name"].lower().replace("_", "-")
    # libx11 and 6 make libx11-6, lest it read as libx116
    return f"{name}{'-' if name[-1].isdigit() else ''}{parts['version']}"


def packages_of(libraries: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({package_of(library) for library in libraries}))


def can_load(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
