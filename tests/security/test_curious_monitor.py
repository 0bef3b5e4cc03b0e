"""A monitor gets nothing that identifies a subject, by whatever way it is asked for (P1)."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from coordinator.cli import main
from coordinator.commands.evidence import enter_observation
from coordinator.domain.observation import NewObservation
from tests.builders import (
    COORDINATOR,
    DOCUMENT,
    PASSWORD,
    TODAY,
    active,
    consented,
    subject,
)

NAME, HOSPITAL_NUMBER, BIRTH = "林小雨", "H-4711", "1983"


@pytest.fixture
def screened(registry):
    version = active(registry)
    someone = subject(registry, NAME, hospital_number=HOSPITAL_NUMBER)
    consented(registry, version.trial_id, someone)
    told = NewObservation("alt", "ALT", value="38", on=TODAY, document=DOCUMENT)
    enter_observation(registry, COORDINATOR, subject_id=someone, told=told)
    registry.close()
    return registry


@pytest.fixture
def asked(screened, monkeypatch, capsys):
    monkeypatch.setattr("coordinator.terminal.registry.asked_password", lambda _name: PASSWORD)

    def run(command, *words):
        said = [command, "--registry", str(screened.path), "--user", "m.okafor", *words]
        main(said)
        return "".join(capsys.readouterr())

    return run


def words_of(path):
    if path.suffix != ".pdf":
        return path.read_text("utf-8-sig")
    return "".join(page.extract_text() for page in PdfReader(BytesIO(path.read_bytes())).pages)


@pytest.mark.parametrize(
    ("command", "words", "name"),
    [
        ("trials", ("--json",), ""),
        ("form", ("07001", "-o", "{out}"), "form.pdf"),
        ("form", ("07001", "--sponsor", "-o", "{out}"), "form.pdf"),
        ("log", ("--csv", "{out}"), "log.csv"),
        ("log", ("--pdf", "{out}"), "log.pdf"),
        ("verify", (), ""),
        ("verify", ("--everything",), ""),
        ("verify", ("--report", "{out}"), "report.pdf"),
    ],
)
def test_nothing_at_the_command_line_identifies_a_subject(
    asked, tmp_path, command, words, name
):
    out = tmp_path / name
    told = asked(command, *(word.format(out=out) for word in words))
    if name and out.is_file():
        told += words_of(out)

    assert told
    for identifying in (NAME, HOSPITAL_NUMBER, BIRTH):
        assert identifying not in told
