"""What Qt does not find, read from the loader's own words, and where Debian keeps it."""

import shutil
import sys
import sysconfig
from pathlib import Path

import pytest

from installer.system_libraries import (
    EXPECTED,
    EXPECTED_ON,
    PLATFORM_PLUGINS,
    PLUGINS,
    expected_lacking,
    lacking,
    loader_report,
    not_found,
    package_of,
    packages_of,
    qt_binaries,
)

REPORT = """\
\tlinux-vdso.so.1 (0x00007f0a2b7f2000)
\tlibEGL.so.1 => not found
\tlibX11.so.6 => /lib/x86_64-linux-gnu/libX11.so.6 (0x00007f0a2b200000)
\tlibglib-2.0.so.0 => not found
\tlibQt6Core.so.6 => /opt/qt/libQt6Core.so.6 (0x00007f0a2aa00000)
\tlibxcb-cursor.so.0 => not found
\t/lib64/ld-linux-x86-64.so.2 (0x00007f0a2b7f4000)
"""
SITE_PACKAGES = Path(sysconfig.get_paths()["purelib"])


def test_libraries_that_the_loader_does_not_find_are_named():
    assert not_found(REPORT) == {"libEGL.so.1", "libglib-2.0.so.0", "libxcb-cursor.so.0"}


def test_a_complete_report_names_none():
    assert not_found("\tlibc.so.6 => /lib/libc.so.6 (0x00007f0a2aa00000)\n") == frozenset()


def test_a_program_without_libraries_lacks_none():
    assert not_found("\tnot a dynamic executable\n") == frozenset()


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libGL.so.1", "libgl1"),
        ("libEGL.so.1", "libegl1"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libgthread-2.0.so.0", "libglib2.0-0"),
        ("libfontconfig.so.1", "libfontconfig1"),
        ("libxkbcommon.so.0", "libxkbcommon0"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libX11.so.6", "libx11-6"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libxcb-icccm.so.4", "libxcb-icccm4"),
        ("libxcb-render-util.so.0", "libxcb-render-util0"),
        ("libxcb-xkb.so.1", "libxcb-xkb1"),
        ("libcups.so.2", "libcups2"),
        ("libpng16.so.16", "libpng16-16"),
        ("libstdc++.so.6", "libstdc++6"),
        ("libz.so.1", "zlib1g"),
        ("libwayland-client.so.0", "libwayland-client0"),
    ],
)
def test_a_library_lies_in_the_package_that_debian_names_after_it(library, package):
    assert package_of(library) == package


def test_libraries_of_one_package_ask_for_it_once():
    assert packages_of(["libgthread-2.0.so.0", "libGL.so.1", "libglib-2.0.so.0"]) == (
        "libgl1",
        "libglib2.0-0",
    )


def test_before_qt_is_here_what_it_is_known_to_need_is_tried():
    absent = {"libEGL.so.1", "libxcb-cursor.so.0"}

    def loads(name):
        return name not in absent

    assert expected_lacking((), loads) == ("libEGL.so.1",)
    assert expected_lacking(("xcb",), loads) == ("libEGL.so.1", "libxcb-cursor.so.0")


def test_a_library_wanted_by_two_platforms_is_asked_for_once():
    names = expected_lacking(("xcb", "wayland"), lambda _name: False)

    assert len(names) == len(set(names))
    assert set(names) == {*EXPECTED, *EXPECTED_ON["xcb"], *EXPECTED_ON["wayland"]}


@pytest.mark.parametrize("platform", sorted(PLATFORM_PLUGINS))
def test_what_is_asked_of_qt_is_in_the_locked_qt(platform):
    if sys.platform == "linux":
        plugins = {*PLUGINS, *PLATFORM_PLUGINS[platform]}
        binaries = qt_binaries(SITE_PACKAGES / "PySide6", (platform,))

        assert [path for path in binaries if not path.is_file()] == []
        assert len(binaries) == len(plugins) + 7


def test_where_these_tests_run_qt_lacks_nothing_for_working_offscreen():
    assert lacking(SITE_PACKAGES, ()) == ()


def test_the_loader_is_asked_about_a_real_program():
    if shutil.which("ldd"):
        program = Path(sys.executable).resolve()

        assert "libc.so" in loader_report(program)


def test_nothing_is_said_of_a_file_that_is_not_there(tmp_path):
    assert loader_report(tmp_path / "libqxcb.so") == ""
