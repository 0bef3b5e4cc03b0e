"""Initials as Chinese case report forms use them: 张红 ZHHO, 张红旗 ZHQI, 欧阳校风 OYXF."""

import re
import unicodedata
from itertools import islice, product

WANTED = 4  # letters
MOST_PROPOSALS = 6
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")


def proposals(name: str) -> tuple[str, ...]:
    """Propose initials for `name`, the likeliest first; several where a character reads so.

    Two characters give two letters each; three give one, one and two; four or more give one
    each, of the first four. A name in Latin letters gives the first letter of each word.
    """
    characters = _HAN.findall(name)
    if not characters:
        return _latin(name)
    readings = [_readings(character) for character in characters[:WANTED]]
    widths = {1: (4,), 2: (2, 2), 3: (1, 1, 2)}.get(len(readings), (1, 1, 1, 1))
    spelled = (
        "".join(sound[:width] for sound, width in zip(sounds, widths, strict=True)).upper()
        for sounds in product(*readings)
    )
    return tuple(islice(dict.fromkeys(spelled), MOST_PROPOSALS))


def _readings(character: str) -> list[str]:
    # Its dictionaries are large: loaded when the first Chinese name is typed.
    from pypinyin import Style, pinyin  # noqa: PLC0415

    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors=lambda _: "X")
    return [str(sound) for sound in found[0]]


def _latin(name: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKD", name)
    words = re.findall(r"[A-Za-z]+", "".join(c for c in plain if not unicodedata.combining(c)))
    if not words:
        return ()
    letters = "".join(word[0] for word in words) if len(words) > 1 else words[0]
    return (letters[:WANTED].upper(),)
