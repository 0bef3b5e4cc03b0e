"""The pictures of the screens, taken from the running program."""

import subprocess
import sys

import pytest
from PySide6.QtGui import QImage

from coordinator.samples import create_sample_registry
from tests.builders import LITTLE

NAMES = (
    *("sign-in", "today", "trials", "review", "subjects", "walk", "walk-parts", "decision"),
    *("signatures", "print-preview", "screening-log", "audit-trail", "pre-screening"),
    *("evidence", "laboratories"),
)


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    path = tmp_path_factory.mktemp("samples") / "sample.registry"
    create_sample_registry(path, cost=LITTLE)
    return path


def taken(sample, folder, *options):
    command = [sys.executable, "-m", "ui.screens", str(sample), str(folder), *options]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return {path.stem: QImage(str(path)) for path in folder.glob("*.png")}


def test_every_main_screen_is_pictured_with_something_on_it(sample, tmp_path):
    pictures = taken(sample, tmp_path)

    assert sorted(pictures) == sorted(NAMES)
    for picture in pictures.values():
        assert (picture.width(), picture.height()) == (1366, 768)
        assert len({picture.pixel(x, 300) for x in range(0, 1366, 2)}) > 2


def test_pictures_are_taken_in_the_dark_and_in_another_size(sample, tmp_path):
    pictures = taken(sample, tmp_path, "--dark", "--size", "1440x900")

    assert pictures["today"].width() == 1440
    assert pictures["today"].pixelColor(1430, 890).lightness() < 60


@pytest.mark.file_only("pictures are taken of a sample in a file")
def test_a_registry_in_which_nobody_has_the_samples_password_is_said(registry, tmp_path):
    registry.close()
    command = [sys.executable, "-m", "ui.screens", str(registry.path), str(tmp_path / "out")]

    ended = subprocess.run(command, capture_output=True, text=True, check=False)

    assert ended.returncode == 1
    assert "Nobody could sign in." in ended.stderr
