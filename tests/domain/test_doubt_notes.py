"""Notes about a record are kept in English and read in each language."""

import ast
from pathlib import Path

from coordinator.domain.doubt_notes import WITH_VALUES, note_words
from coordinator.languages import Language, catalogue_of
from coordinator.records import read
from coordinator.text import speaking

RECORDS = Path(__file__).parent.parent.parent / "coordinator" / "records"
SAMPLES = RECORDS.parent.parent / "resources" / "samples" / "trials"
CHINESE = catalogue_of(Language.CHINESE)


def templates():
    """All sentences with values that the readers of records note."""
    for path in RECORDS.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "N_"):
                yield from (
                    (path.name, part.value)
                    for part in node.args
                    if isinstance(part, ast.Constant) and "{" in str(part.value)
                )


def test_every_note_with_values_is_known():
    noted = {words for name, words in templates() if name != "pdf_file.py"}

    assert noted == set(WITH_VALUES)


def test_the_words_of_a_record_stay_in_a_translated_note():
    note = "dosse may be a typing mistake for dose; the text is left as it is."

    assert note_words(note) == note
    with speaking(CHINESE):
        assert note_words(note) == "dosse可能是dose的笔误；文字保持原样。"


def test_a_value_that_stands_twice_is_put_in_twice():
    note = (
        "A superscript was probably lost: 109 may be 10 to the power of 9. "
        "Look up the value and its unit in the protocol."
    )

    with speaking(CHINESE):
        assert "109可能是10的9次方" in note_words(note)


def test_what_a_person_wrote_is_not_touched():
    with speaking(CHINESE):
        assert note_words("Ask the sponsor.") == "Ask the sponsor."
        assert note_words("") == ""


def test_a_record_that_is_read_in_chinese_has_the_same_notes_as_one_read_in_english():
    for path in sorted(SAMPLES.glob("*.txt")):
        data = path.read_bytes()
        with speaking(CHINESE):
            chinese = [w.note for each in read(data, path.name) for w in each.warnings]
            words = [note_words(note) for note in chinese]
        english = [w.note for each in read(data, path.name) for w in each.warnings]

        assert chinese == english
        assert all(said != note for said, note in zip(words, chinese, strict=True))
