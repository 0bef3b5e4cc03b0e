import subprocess
import sys

import pytest

from coordinator.entering import enter
from coordinator.founding import found_registry
from coordinator.registry.errors import RegistryExists
from coordinator.registry.store import Registry
from tests.builders import PASSWORD, PEOPLE, SITE

FOUNDING = """
import sys
from pathlib import Path
from coordinator.domain.site import Site
from coordinator.domain.staff import NewStaffMember, Role
from coordinator.founding import found_registry

found_registry(
    Path(sys.argv[1]),
    Site("Harbour Hospital", "07"),
    (
        NewStaffMember("lina", "Li Na", Role.COORDINATOR, "correct horse"),
        NewStaffMember("brandt", "Dr Ada Brandt", Role.INVESTIGATOR, "battery staple"),
    ),
)
"""
TABLES = ("screening", "site", "subjects", "trials")


def test_a_program_just_started_founds_a_registry(tmp_path):
    """As on the first page: nothing else of the program has been loaded yet."""
    path = tmp_path / "site.registry"

    ended = run(FOUNDING, str(path))

    assert ended.returncode == 0, ended.stderr
    assert path.exists()


def test_keys_that_a_power_cut_left_alone_are_in_nobody_s_way(tmp_path):
    """The next start founds the registry, as if the first had never been."""
    path = tmp_path / "site.registry"
    Registry.create(path).close()
    path.rename(path.with_name("site.registry.making"))

    found_registry(path, SITE, PEOPLE)

    enter(path, "li.na", PASSWORD)[0].close()


def test_the_keys_of_a_registry_that_was_moved_away_are_never_written_over(tmp_path):
    path = tmp_path / "site.registry"
    Registry.create(path).close()
    path.rename(tmp_path / "moved.registry")

    with pytest.raises(RegistryExists):
        found_registry(path, SITE, PEOPLE)


@pytest.mark.parametrize("tables", TABLES)
def test_tables_find_each_other_whichever_is_taken_first(tables):
    taking = f"""
from sqlalchemy.orm import configure_mappers
import coordinator.registry.rows.{tables}
from coordinator.registry.base import Base
configure_mappers()
Base.metadata.sorted_tables
"""
    ended = run(taking)

    assert ended.returncode == 0, ended.stderr


def run(script, *arguments):
    return subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
