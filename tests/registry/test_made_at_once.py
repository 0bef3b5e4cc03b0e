"""Two registries are made in one program at once: as two backups of a server are."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from coordinator.registry.store import Registry
from tests.conftest import KEY, noon


def made(place):
    with closing(Registry.create(place, noon, key=KEY)) as registry:
        return registry.verify().is_whole


@pytest.mark.file_only("what is made at once are files, also of a server's backups")
def test_the_tables_of_two_registries_made_at_once_do_not_mix(tmp_path):
    places = [tmp_path / f"{number}.registry" for number in range(3)]
    with ThreadPoolExecutor(len(places)) as threads:
        assert list(threads.map(made, places)) == [True, True, True]
