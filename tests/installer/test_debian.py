"""The Debian package says what it needs, and puts both programs on the path."""

import shutil
import subprocess

from installer.debian import NAME, build_package, control, link_programs, size_of


def test_the_package_asks_for_what_windows_need():
    fields = dict(
        line.split(": ", 1) for line in control("0.1.0", "amd64", 4096).splitlines()[:-2]
    )

    assert fields["Version"] == "0.1.0"
    assert fields["Installed-Size"] == "4096"
    assert {"libegl1", "libglib2.0-0", "libxcb-cursor0"} <= {*fields["Depends"].split(", ")}


def test_both_programs_are_on_the_path(tmp_path):
    link_programs(tmp_path)

    targets = {path.name: str(path.readlink()) for path in (tmp_path / "usr/bin").iterdir()}
    assert targets == {
        NAME: f"/opt/{NAME}/{NAME}",
        f"{NAME}-gui": f"/opt/{NAME}/{NAME}-gui",
    }


def test_the_size_is_that_of_the_files(tmp_path):
    (tmp_path / "library").write_bytes(bytes(5000))
    (tmp_path / "link").symlink_to(tmp_path / "library")

    assert size_of(tmp_path) == 4


def test_dpkg_reads_the_package_that_is_built(tmp_path):
    if shutil.which("dpkg-deb"):
        bundle = tmp_path / "bundle"
        bundle.mkdir()
        (bundle / NAME).write_text("#!/bin/sh\n")

        package = build_package(bundle, "0.1.0", tmp_path)

        command = ["dpkg-deb", "--contents", str(package)]
        listing = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        assert f"./opt/{NAME}/{NAME}" in listing
        assert f"./usr/share/applications/{NAME}.desktop" in listing
