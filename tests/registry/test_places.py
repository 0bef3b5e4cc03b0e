from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from coordinator.registry.places import doubt_about, file_system_of, is_unc, synced_by

MOUNTS = (
    "/dev/sda1 / ext4 rw,relatime 0 0",
    "server:/home /home/li nfs4 rw 0 0",
    "//nas/trials /media/trial\\040files cifs rw 0 0",
    "/dev/sdb1 /home/li/local ext4 rw 0 0",
)


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("/home/li/OneDrive - District Hospital/site.registry", "OneDrive"),
        ("/home/li/Dropbox/trials/site.registry", "Dropbox"),
        ("/Users/li/Library/Mobile Documents/x/site.registry", "iCloud"),
        ("/home/li/我的坚果云/site.registry", "Nutstore (坚果云)"),
        ("/home/li/Nutstore Files/site.registry", "Nutstore (坚果云)"),
        ("/home/li/BaiduSyncdisk/site.registry", "Baidu Netdisk (百度网盘)"),
        ("/home/li/百度网盘/site.registry", "Baidu Netdisk (百度网盘)"),
    ],
)
def test_a_folder_that_is_synced_is_named_with_its_service(path, service):
    assert synced_by(Path(path)) == service
    assert service in doubt_about(Path(path))


def test_a_folder_is_known_as_synced_by_what_the_service_leaves_in_it(tmp_path):
    (tmp_path / ".stfolder").mkdir()

    assert synced_by(tmp_path / "trials" / "site.registry") == "Syncthing"


def test_a_folder_of_this_computer_is_not_doubted(tmp_path):
    assert doubt_about(tmp_path / "site.registry") == ""


@pytest.mark.parametrize(
    ("path", "system"),
    [
        ("/var/lib/site.registry", "ext4"),
        ("/home/li/site.registry", "nfs4"),
        ("/home/li/local/site.registry", "ext4"),
        ("/media/trial files/site.registry", "cifs"),
    ],
)
def test_the_innermost_mount_tells_the_file_system(path, system):
    assert file_system_of(PurePosixPath(path), MOUNTS) == system


def test_a_share_is_known_by_its_name():
    assert is_unc(PureWindowsPath(r"\\server\trials\site.registry"))
    assert not is_unc(PureWindowsPath(r"C:\trials\site.registry"))
    assert "network" in doubt_about(Path("//server/trials/site.registry"))
