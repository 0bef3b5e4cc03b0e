"""Who may install does; who may not is given the one command."""

import pytest

from installer.errors import SystemLibrariesMissing, SystemPackagesMissing
from installer.preparation import absent, packages_of_absent
from installer.system_packages import command_for_a_person, commands_for_root, is_root, provide

PACKAGES = ("libegl1", "libxcb-cursor0")


def test_a_person_is_given_one_command_to_copy():
    assert command_for_a_person(PACKAGES) == (
        "sudo apt-get install -y --no-install-recommends libegl1 libxcb-cursor0"
    )


def test_root_reads_the_package_lists_before_installing():
    update, install = commands_for_root(PACKAGES)

    assert update[:2] == ("apt-get", "update")
    assert install[:2] == ("apt-get", "install")
    assert install[-2:] == PACKAGES
    assert "-y" in install


def test_without_apt_the_lacking_libraries_are_named(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(SystemLibrariesMissing, match=r"libEGL\.so\.1, libxcb-cursor\.so\.0"):
        provide(PACKAGES, ["libEGL.so.1", "libxcb-cursor.so.0"])


def test_without_the_right_to_install_the_command_is_named(tmp_path, monkeypatch):
    apt = tmp_path / "apt-get"
    apt.write_text("#!/bin/sh\nexit 1\n")
    apt.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("os.geteuid", lambda: 1000, raising=False)

    assert not is_root()
    with pytest.raises(SystemPackagesMissing) as refusal:
        provide(PACKAGES, ["libEGL.so.1"])

    assert command_for_a_person(PACKAGES) in refusal.value.what_to_do


def test_programs_on_the_path_are_not_asked_for(tmp_path, monkeypatch):
    here = tmp_path / "qpdf"
    here.write_text("#!/bin/sh\n")
    here.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    programs = {"qpdf": "qpdf", "pdftotext": "poppler-utils", "pdftoppm": "poppler-utils"}

    assert absent(programs) == ("pdftotext", "pdftoppm")
    assert packages_of_absent(programs) == ("poppler-utils",)
