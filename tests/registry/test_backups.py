"""A backup is whole, verified and encrypted, or there is none."""

import json
import os
import shutil
import subprocess
import sys
import threading
import zipfile
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from coordinator.domain.audit import Action
from coordinator.domain.backup import (
    BackupForged,
    BackupUnusable,
    FolderOutOfReach,
    FolderReadOnly,
)
from coordinator.registry import backup_file
from coordinator.registry.backup_folder import backups_in, clear_old, identity_of
from coordinator.registry.backups import Said, Source, back_up
from coordinator.registry.store import Registry
from tests.builders import COORDINATOR, SITE, active, answered, consented
from tests.conftest import KEY, NOON, noon

pytestmark = pytest.mark.file_only("backups of a file")

SAID = Said("li.na", NOON)


@pytest.fixture
def used(registry):
    active(registry)
    answered(registry, consented(registry, 1), I1="yes")
    return registry


@pytest.fixture
def source(used):
    return Source(used.path, used.key)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "backups"


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def noted(registry, words):
    with registry.changing(Action.TRAIL_VERIFIED, COORDINATOR) as session:
        session.note("AuditTrail", words)


def test_a_backup_is_one_file_named_by_site_and_time(source, folder):
    made = back_up(source, folder, SAID)

    assert names(folder) == [f"{SITE.name} 2026-11-22 1200.backup"]
    assert made.path.parent == folder
    assert made.size == made.path.stat().st_size


def test_a_backup_tells_what_it_holds(source, folder, used):
    """T3: the head of the chain stands in it."""
    told = back_up(source, folder, SAID).manifest

    assert (told.site_name, told.site_number, told.made_at) == (SITE.name, SITE.number, NOON)
    assert (told.entries, told.head) == (used.verify().count, used.head())
    assert (told.made_by, told.is_automatic) == ("li.na", False)
    assert told.registry == identity_of(used.path)
    assert backup_file.manifest_of(backups_in(folder)[0].path) == told


def test_nothing_of_a_subject_lies_in_the_clear(source, folder):
    """P1"""
    content = back_up(source, folder, SAID).path.read_bytes()

    for secret in ("林小雨", "H-4711", "LXY", "1983-04-01", "Tea against cold hands"):
        assert secret.encode() not in content


def test_two_backups_in_a_minute_have_two_names(source, folder):
    for _time in range(3):
        back_up(source, folder, SAID)

    assert len(names(folder)) == 3
    assert len(backups_in(folder)) == 3


def test_a_chinese_name_and_folder_are_taken_as_they_are(used, tmp_path):
    used.keyring.name_site('风湿免疫科/第一医院: "东区"', "7")
    folder = tmp_path / "备份 存档"
    made = back_up(Source(used.path, used.key), folder, SAID)

    assert made.path.name == "风湿免疫科 第一医院 东区 2026-11-22 1200.backup"
    assert backup_file.require_as_written(made.path) == made.manifest


def test_others_write_while_a_backup_is_made_and_it_is_of_one_moment(source, folder, used):
    """Two programs write all the time; nobody waits, and nothing is torn."""
    stop, failed = threading.Event(), []

    def write(number):
        with closing(Registry(used.path, noon, key=KEY)) as other:
            while not stop.is_set():
                try:
                    noted(other, f"writer {number}")
                except BaseException as error:  # noqa: BLE001  told to the test
                    failed.append(error)
                    return

    writers = [threading.Thread(target=write, args=(number,)) for number in (1, 2)]
    for writer in writers:
        writer.start()
    try:
        made = [back_up(source, folder, SAID).manifest for _time in range(3)]
    finally:
        stop.set()
        for writer in writers:
            writer.join()

    assert failed == []
    assert [told.entries for told in made] == sorted({told.entries for told in made})
    assert used.verify().count > made[-1].entries


def test_a_folder_out_of_reach_is_told_and_is_not_made(source, tmp_path):
    away = tmp_path / "media" / "stick"
    with pytest.raises(FolderOutOfReach, match="registry is as it was"):
        back_up(source, away, SAID)
    assert not away.parent.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="/sys is Linux's")
def test_a_folder_in_which_nothing_may_be_written_is_told(source):
    with pytest.raises(FolderReadOnly):
        back_up(source, Path("/sys/backups"), SAID)


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from coordinator.registry.backups import Said, Source, back_up
from coordinator.domain.backup import FolderFull, FolderOutOfReach
from tests.conftest import KEY, NOON
import coordinator.registry.rows
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2)
try:
    back_up(Source(Path(sys.argv[1]), KEY), Path(sys.argv[2]), Said("li.na", NOON))
except (FolderFull, FolderOutOfReach) as error:
    print(type(error).__name__)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on the size of files")
@pytest.mark.parametrize("share", [0.3, 0.99, 1.02])
def test_a_disk_that_is_full_leaves_no_half_of_a_backup(source, folder, used, share):
    """The copy does not fit, or the file into which it is packed."""
    used.close()
    size = used.path.stat().st_size
    folder.mkdir()
    ended = subprocess.run(
        [sys.executable, "-c", FULL_DISK, source.path, folder, str(int(size * share))],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )

    assert ended.stdout.strip() in ("FolderFull", "FolderOutOfReach"), ended.stderr
    assert names(folder) == []
    with closing(Registry(source.path, noon, key=KEY)) as opened:
        assert opened.verify().is_whole


def test_a_backup_that_nobody_waits_for_any_more_leaves_nothing(source, folder):
    class StoppedError(Exception):
        pass

    def stop(share, _words):
        if share > 0.5:
            raise StoppedError

    with pytest.raises(StoppedError):
        back_up(source, folder, SAID, stop)
    assert names(folder) == []


def test_what_a_killed_backup_left_is_cleared_away_when_it_is_old(source, folder):
    folder.mkdir()
    for name in ("trial-coordinator-0a1b2c3d.copy", "trial-coordinator-0a1b2c3d.part"):
        (folder / name).touch()
        os.utime(folder / name, (0, 0))
    young = folder / "trial-coordinator-4e5f6a7b.part"
    young.touch()
    (folder / "document.copy").touch()
    os.utime(folder / "document.copy", (0, 0))
    back_up(source, folder, SAID)

    assert len(names(folder)) == 3
    assert {young.name, "document.copy"} <= set(names(folder))


def test_only_old_automatic_backups_of_this_registry_are_removed(source, folder, used):
    """What lies in the folder besides is nobody's to remove."""
    made = back_up(source, folder, SAID)
    automatic = replace(SAID, is_automatic=True)
    for hours in (1, 2, 3):
        back_up(source, folder, replace(automatic, at=NOON - timedelta(hours=hours)))
    other = json.loads(backup_file.as_json(made.manifest)) | {"registry": "f" * 32}
    foreign = folder / "another.backup"
    rewritten(made.path, foreign, other | {"is_automatic": True})
    (folder / "letter.backup").write_text("Dear colleague")

    removed = clear_old(folder, identity_of(used.path))

    assert len(removed) == 2
    assert {made.path.name, "another.backup", "letter.backup"} <= set(names(folder))
    assert len(names(folder)) == 4


def rewritten(path, place, manifest=None, **members):
    """Pack a backup again as an enemy would, with another list or other files."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(place, "w") as new:
        for name in old.namelist():
            content = members.get(name, old.read(name))
            if name == backup_file.MANIFEST and manifest is not None:
                content = json.dumps(manifest)
            new.writestr(name, content)


class TestForged:
    @pytest.fixture
    def made(self, source, folder):
        return back_up(source, folder, SAID)

    @pytest.fixture
    def list_(self, made):
        return json.loads(backup_file.as_json(made.manifest))

    @pytest.mark.parametrize(
        "changed",
        [
            {"format": 2},
            {"entries": "many"},
            {"made_at": "yesterday"},
            {"made_at": "2026-11-22T12:00:00"},
            {"members": {}},
            {"members": {"registry": {"size": -1, "sha256": ""}}},
            {"head": None, "members": []},
        ],
    )
    def test_a_list_that_cannot_be_is_refused(self, made, list_, folder, changed):
        rewritten(made.path, folder / "forged.backup", list_ | changed)
        with pytest.raises(BackupUnusable):
            backup_file.manifest_of(folder / "forged.backup")

    @pytest.mark.parametrize("list_text", ["", "[" * 60_000, "null", "[]", '"x"'])
    def test_a_list_of_another_kind_is_refused(self, made, folder, list_text):
        rewritten(made.path, folder / "forged.backup", **{"manifest.json": list_text})
        with pytest.raises(BackupUnusable):
            backup_file.manifest_of(folder / "forged.backup")

    def test_a_list_changed_by_hand_needs_the_key(self, made, list_, folder):
        rewritten(made.path, folder / "forged.backup", list_ | {"entries": 5})
        told = backup_file.require_as_written(folder / "forged.backup")
        with pytest.raises(BackupForged):
            backup_file.require_own(folder / "forged.backup", told, KEY)
        backup_file.require_own(made.path, made.manifest, KEY)

    def test_a_changed_byte_is_found(self, made):
        content = bytearray(made.path.read_bytes())
        content[len(content) // 2] ^= 1
        made.path.write_bytes(content)
        with pytest.raises(BackupUnusable):
            backup_file.require_as_written(made.path)

    def test_a_cut_off_backup_is_none(self, made):
        content = made.path.read_bytes()
        made.path.write_bytes(content[: len(content) // 2])
        with pytest.raises(BackupUnusable, match="cut off"):
            backup_file.manifest_of(made.path)

    @pytest.mark.parametrize("name", ["../../escaped", "/etc/escaped", "registry/", "more"])
    def test_other_files_are_never_taken_out(self, made, folder, tmp_path, name):
        forged = folder / "forged.backup"
        shutil.copyfile(made.path, forged)
        with zipfile.ZipFile(forged, "a") as archive:
            archive.writestr(name, "x")
        with pytest.raises(BackupUnusable, match="other files"):
            backup_file.extract(forged, {})
        assert not list(tmp_path.rglob("escaped"))

    def test_a_file_of_the_same_name_twice_is_refused(self, made, folder):
        forged = folder / "forged.backup"
        shutil.copyfile(made.path, forged)
        with (
            zipfile.ZipFile(forged, "a") as archive,
            pytest.warns(UserWarning, match="Duplicate"),
        ):
            archive.writestr("keyring", "x")
        with pytest.raises(BackupUnusable):
            backup_file.manifest_of(forged)

    def test_a_bomb_is_not_unpacked(self, made, folder):
        forged = folder / "forged.backup"
        with (
            zipfile.ZipFile(made.path) as old,
            zipfile.ZipFile(forged, "w", zipfile.ZIP_DEFLATED) as new,
        ):
            new.writestr("registry", b"\0" * 50_000_000)
            for name in ("keyring", "manifest.json"):
                new.writestr(name, old.read(name))
        with pytest.raises(BackupUnusable, match="packed in another way"):
            backup_file.manifest_of(forged)

    @pytest.mark.usefixtures("made")
    def test_what_cannot_be_read_is_listed_with_the_reason(self, folder):
        (folder / "letter.backup").write_text("Dear colleague")

        assert [one.manifest is None for one in backups_in(folder)] == [False, True]
        assert "cut off, or another kind of file" in backups_in(folder)[1].why


def test_the_folder_of_a_stick_that_was_pulled_out_is_told(tmp_path):
    with pytest.raises(FolderOutOfReach):
        backups_in(tmp_path / "gone")
