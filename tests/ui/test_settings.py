from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ui import settings
from ui.printing.memory import FormPrinting
from ui.settings import MOST_RECENT, Settings

words = some.text(some.characters(exclude_categories=["Cs"]))


@pytest.fixture
def place(tmp_path):
    return tmp_path / "config" / "settings.json"


def test_at_the_first_start_nothing_is_remembered(place):
    assert settings.read(place) == Settings()


def test_what_is_remembered_comes_back(place):
    kept = Settings(
        registry_path="/data/诊所.registry",
        recent_registries=("/data/诊所.registry", "/old.registry"),
        language="zh_CN",
        theme="dark",
        window_geometry="AAAA",
        last_user="lina",
        printer="Office & Ward",
    )

    settings.write(kept, place)

    assert settings.read(place) == kept


@given(language=words, recent=some.lists(words).map(tuple))
def test_any_words_come_back(tmp_path_factory, language, recent):
    path = tmp_path_factory.mktemp("config") / "settings.json"
    kept = Settings(language=language, recent_registries=recent)

    settings.write(kept, path)

    assert settings.read(path) == kept


@pytest.mark.parametrize(
    "damaged", [b"", b"{", b"[]", b'{"theme": 5, "recent_registries": "x"}', b"\xff\xfe\x00"]
)
def test_a_damaged_file_is_as_if_nothing_had_been_set(place, damaged):
    place.parent.mkdir()
    place.write_bytes(damaged)

    assert settings.read(place) == Settings()


def test_what_a_newer_version_added_does_no_harm(place):
    place.parent.mkdir()
    place.write_text('{"theme": "dark", "spell_checker": true}')

    assert settings.read(place) == Settings(theme="dark")


def test_the_registry_in_use_comes_first_among_the_recent_ones():
    kept = Settings()
    for number in range(7):
        kept = kept.with_registry(Path(f"/{number}.registry"))
    kept = kept.with_registry(Path("/4.registry"))

    assert kept.registry == Path("/4.registry")
    assert len(kept.recent_registries) == MOST_RECENT
    assert kept.recent_registries[0] == str(Path("/4.registry"))
    assert len(set(kept.recent_registries)) == MOST_RECENT


def test_without_a_registry_there_is_none():
    assert Settings().registry is None


def test_the_settings_lie_in_the_folder_of_the_platform():
    assert settings.place().name == "settings.json"
    assert "trial-coordinator" in str(settings.place())


def test_each_kind_of_form_has_its_own_printer(place):
    office = FormPrinting("Office", "Tray2", "two-sided-long-edge", "zh_CN")
    kept = Settings().with_printing("checklist", office)

    settings.write(kept, place)

    found = settings.read(place)
    assert found.printing_of("checklist") == office
    assert found.printing_of("screening log") == FormPrinting(printer="Office")


def test_what_was_remembered_of_forms_and_is_damaged_is_left_out(place):
    place.parent.mkdir()
    place.write_text('{"printing": {"log": 5, "checklist": {"tray": 7, "printer": "Office"}}}')

    assert settings.read(place).printing == {"checklist": FormPrinting(printer="Office")}
