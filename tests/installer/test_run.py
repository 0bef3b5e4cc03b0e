"""Without a display the outcome lies in a folder of its own, and is told."""

from installer.run import tell_what_lies_in, unused


def test_an_earlier_outcome_is_never_written_over(tmp_path):
    assert unused(tmp_path / "demo") == tmp_path / "demo"

    (tmp_path / "demo").mkdir()
    assert unused(tmp_path / "demo") == tmp_path / "demo-2"

    (tmp_path / "demo-2").mkdir()
    assert unused(tmp_path / "demo") == tmp_path / "demo-3"


def test_the_forms_and_pictures_made_are_told_by_kind(tmp_path, capsys):
    (tmp_path / "screens").mkdir()
    for name in ("blank.pdf", "filled.pdf", "screens/walk.png", "practice.registry"):
        (tmp_path / name).touch()

    tell_what_lies_in(tmp_path)

    told = capsys.readouterr().out.splitlines()
    assert told == [
        "Printed forms:",
        f"  {tmp_path / 'blank.pdf'}",
        f"  {tmp_path / 'filled.pdf'}",
        "Pictures of the screens:",
        f"  {tmp_path / 'screens' / 'walk.png'}",
    ]
