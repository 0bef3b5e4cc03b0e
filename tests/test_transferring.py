"""A registry in a file goes to the site's server, whole or not at all."""

from contextlib import closing
from dataclasses import replace

import pytest

from coordinator.commands.site import NotForYou
from coordinator.domain.audit import Action, AuditFilter
from coordinator.domain.log import LogFilter
from coordinator.entering import enter
from coordinator.queries.audit import audit_page
from coordinator.queries.log import log_rows
from coordinator.registry.backup_folder import backups_in
from coordinator.registry.errors import RegistryInUse
from coordinator.registry.peek import peek
from coordinator.registry.server_engine import require_empty
from coordinator.registry.server_errors import (
    DatabaseMissing,
    DatabaseTaken,
    KeptOnServer,
    ServerOutOfReach,
    ServerRefuses,
)
from coordinator.registry.store import Registry
from coordinator.transferring import (
    ArrivedOtherwise,
    Transfer,
    WrittenMeanwhile,
    require_movable,
    transfer,
)
from tests.builders import COORDINATOR, INVESTIGATOR, PASSWORD, active, answered, consented
from tests.conftest import KEY, cloned, noon
from tests.server import url_of

pytestmark = pytest.mark.file_only("it is a file that goes to a server")


@pytest.fixture
def path(registry):
    """A file in which a day's work lies, and that nobody has open."""
    answered(registry, consented(registry, active(registry).trial_id), I1="yes")
    registry.close()
    return registry.path


@pytest.fixture
def wanted(path, empty):
    return Transfer(path, KEY, empty, COORDINATOR)


def moved(wanted, told=lambda _share, _words: None):
    return transfer(wanted, told, noon)


def still_there(path):
    """Whether the file is in use as it was, and nothing is left beside it."""
    with closing(Registry(path, noon, key=KEY)) as registry:
        actions = [entry.action for entry in audit_page(registry, AuditFilter())]
        is_whole = registry.verify().is_whole
    return (
        is_whole
        and Action.REGISTRY_MOVED not in actions
        and not list(path.parent.glob("*.moved*"))
    )


def test_everything_goes_to_the_server_and_the_trail_of_both_tells(wanted, path):
    """T1, T3"""
    done = moved(wanted)

    with closing(Registry(wanted.address, noon, key=KEY)) as there:
        assert [row.screening_number for row in log_rows(there, LogFilter())] == ["07001"]
        assert there.verify().is_whole
        [newest, *_] = audit_page(there, AuditFilter())
        assert (newest.action, newest.actor) == (Action.REGISTRY_MOVED, COORDINATOR.user_name)
        assert str(wanted.address) in newest.changes
    with closing(Registry(done.kept_as, noon, key=KEY)) as left:
        [newest, *_] = audit_page(left, AuditFilter())
        assert newest.action == Action.REGISTRY_MOVED
        assert left.verify().is_whole
    assert done.kept_as.name == "site.registry.moved 2026-11-22 1200"
    assert not path.exists()
    assert [one.path for one in backups_in(path.parent / "backups")] == [done.backup]


def test_the_same_passwords_open_it_there(wanted):
    moved(wanted)

    assert peek(wanted.address).site_name == "Rheumatology, Lakeside Hospital"
    enter(wanted.address, COORDINATOR.user_name, PASSWORD)[0].close()


def test_it_tells_how_far_it_is(wanted):
    said = []
    moved(wanted, lambda share, words: said.append((share, words)))

    shares = [share for share, _words in said]
    assert shares == sorted(shares)
    assert "Copying the registry…" in {words for _share, words in said}


def test_a_database_that_holds_something_is_refused(wanted, request):
    for other in cloned(request, "_founded_database"):
        with pytest.raises(DatabaseTaken):
            moved(replace(wanted, address=other.place))

    assert still_there(wanted.path)


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"port": 1}, ServerOutOfReach),
        ({"password": "guess"}, ServerRefuses),
        ({"database": "nowhere"}, DatabaseMissing),
    ],
)
def test_a_server_that_does_not_let_one_in_is_told_and_nothing_is_done(wanted, wrong, refusal):
    with pytest.raises(refusal):
        moved(replace(wanted, address=replace(wanted.address, **wrong)))

    assert still_there(wanted.path)
    assert not (wanted.path.parent / "backups").exists()


def test_while_another_program_has_it_open_it_stays(wanted, empty):
    with closing(Registry(wanted.path, noon, key=KEY)) as other, other.reading() as session:
        session.connection()
        with pytest.raises(RegistryInUse):
            moved(wanted)

    assert still_there(wanted.path)
    require_empty(empty)


def test_what_somebody_writes_while_it_is_copied_is_not_left_behind(wanted, empty):
    written = []

    def write(_share, words):
        if words.startswith("Writing") and not written:
            written.append(words)
            with closing(Registry(wanted.path, noon, key=KEY)) as other:
                active(other)

    with pytest.raises(WrittenMeanwhile):
        moved(wanted, write)

    assert still_there(wanted.path)
    require_empty(empty)


SPOILING = """
CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN NEW.name := 'Elsewhere'; RETURN NEW; END $$;
CREATE FUNCTION lie_in_wait() RETURNS event_trigger LANGUAGE plpgsql AS
$$ DECLARE made record; BEGIN
  FOR made IN SELECT * FROM pg_event_trigger_ddl_commands() LOOP
    IF made.object_identity = 'public.site' THEN
      CREATE TRIGGER spoil BEFORE INSERT ON site FOR EACH ROW EXECUTE FUNCTION spoil();
    END IF;
  END LOOP;
END $$;
CREATE EVENT TRIGGER lie_in_wait ON ddl_command_end WHEN TAG IN ('CREATE TABLE')
EXECUTE FUNCTION lie_in_wait();
"""


def test_what_arrived_otherwise_is_told_and_the_file_stays_in_use(wanted):
    """T3: something on the server changes a value on its way in."""
    driver = pytest.importorskip("psycopg")
    with closing(driver.connect(**wanted.address.parameters(), autocommit=True)) as outside:
        outside.execute(SPOILING)

    with pytest.raises(ArrivedOtherwise, match="does not fit"):
        moved(wanted)

    assert still_there(wanted.path)


def test_who_does_not_keep_the_keys_moves_nothing(wanted):
    with pytest.raises(NotForYou):
        moved(replace(wanted, actor=INVESTIGATOR))

    assert still_there(wanted.path)


def test_what_lies_on_a_server_is_not_moved(request, empty):
    for there in cloned(request, "_founded_database"):
        with pytest.raises(KeptOnServer):
            require_movable(there, COORDINATOR, empty)


def test_neither_key_nor_password_shows_in_a_report_of_a_crash(wanted):
    assert wanted.address.password not in repr(wanted)
    assert url_of(wanted.address) not in repr(wanted)
    assert KEY.hex() not in repr(wanted)
