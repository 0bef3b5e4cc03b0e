"""Whether windows can open is asked of the session, and of the screen itself."""

import shutil
import sys

import pytest

from installer.display import answers, is_open, platforms, virtual_screen
from installer.errors import NoVirtualScreen


def test_a_session_says_on_which_platforms_windows_open():
    assert platforms({}) == ()
    assert platforms({"DISPLAY": ":0"}) == ("xcb",)
    assert platforms({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}) == ("xcb", "wayland")
    assert platforms({"DISPLAY": ""}) == ()


def test_only_linux_may_be_without_a_screen(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    assert not is_open({})

    monkeypatch.setattr(sys, "platform", "win32")
    assert is_open({})


def test_a_virtual_screen_answers_as_long_as_it_is_kept():
    if sys.platform == "linux":
        with virtual_screen() as name:
            assert answers(name)
            assert is_open({"DISPLAY": name})
        assert not answers(name)


def test_a_screen_of_another_time_does_not_answer():
    if sys.platform == "linux":
        assert not is_open({"DISPLAY": ":7654"})


def test_without_xvfb_there_is_no_virtual_screen(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert shutil.which("Xvfb") is None

    with pytest.raises(NoVirtualScreen), virtual_screen():
        pass
