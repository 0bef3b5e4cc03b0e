"""Without a display the outcome lies in a folder of its own, and is told."""

from installer.run import tell_what_lies_in, unused


def test_an_earlier_outcome_is_never_written_over(tmp_path):
    assert unused(tmp_path / "demo") == tmp_path / "demo"

    (tmp_path / "demo").mkdir()
    assert unused(tmp_path / "demo") == tmp_path / "demo-2"

    (tmp_path / "demo-2").mkdir()
    assert unused(tmp_path / "demo") == tmp_path / "demo-3"


def test_where_the_forms_and_pictures_lie_is_told(tmp_path, capsys):
    (tmp_path / "screens").mkdir()
    for name in ("blank.pdf", "filled.pdf", "screens/walk.png", "practice.registry"):
        (tmp_path / name).touch()

    tell_what_lies_in(tmp_path)

    assert capsys.readouterr().out.splitlines() == [
        f"The printed forms (PDF) lie in {tmp_path}",
        f"The pictures of the screens (PNG) lie in {tmp_path / 'screens'}",
    ]
