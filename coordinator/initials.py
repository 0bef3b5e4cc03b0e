"""Initials as Chinese case report forms use them: 张红 ZHHO, 张红旗 ZHQI, 欧阳校风 OYXF."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, product
from operator import itemgetter
from typing import Final

WANTED: Final = 4  # letters
MOST_PROPOSALS: Final = 6
RARE: Final = 10  # how far behind a reading comes that is not usual in names
_HAN: Final = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_PARTS: Final = re.compile(r"[·•・‧∙．.\s]+")
_WIDTHS: Final = {1: (4,), 2: (2, 2), 3: (1, 1, 2)}

# How a character is read as a surname, the usual reading first: it is another elsewhere.
SURNAMES: Final = {
    "单": "shan", "曾": "zeng", "解": "xie", "乐": "yue le", "盖": "ge gai", "查": "zha",
    "仇": "qiu", "任": "ren", "华": "hua", "区": "ou", "缪": "miao", "朴": "piao",
    "覃": "qin tan", "翟": "zhai", "宿": "su", "召": "shao", "冼": "xian", "员": "yun",
    "秘": "bi", "折": "she", "逄": "pang", "繁": "po", "车": "che", "种": "chong",
    "隗": "wei kui", "句": "gou", "那": "na", "能": "nai", "祭": "zhai", "谌": "chen shen",
    "葛": "ge", "纪": "ji", "柏": "bai bo", "薄": "bo", "粘": "nian", "过": "guo",
    "晟": "cheng", "尹": "yin", "石": "shi", "沈": "shen", "盛": "sheng", "宁": "ning",
    "黑": "he", "哈": "ha", "幺": "yao", "洗": "xian", "郇": "xun huan", "相": "xiang",
    "燕": "yan", "应": "ying", "令": "ling", "曲": "qu", "尉": "wei", "瞿": "qu",
}  # fmt: skip
COMPOUND: Final = {
    "单于": "chan yu", "长孙": "zhang sun", "尉迟": "yu chi", "万俟": "mo qi",
    "澹台": "tan tai", "乐正": "yue zheng", "令狐": "ling hu", "鲜于": "xian yu",
    "欧阳": "ou yang", "司马": "si ma", "上官": "shang guan", "诸葛": "zhu ge",
    "夏侯": "xia hou", "皇甫": "huang fu", "公孙": "gong sun", "慕容": "mu rong",
    "宇文": "yu wen", "司徒": "si tu", "东方": "dong fang", "呼延": "hu yan",
    "端木": "duan mu", "百里": "bai li", "独孤": "du gu", "南宫": "nan gong",
}  # fmt: skip
# Surnames that are read so often in the other way that the bearer is asked.
OFTEN_MISREAD: Final = frozenset("单曾解盖查仇朴区缪翟种员华任")
# In given names both readings of these are alive: nobody but the bearer knows which it is.
# The last four are surnames that stand there too, such as the mother's, and may be read so.
READ_EITHER_WAY: Final = frozenset(
    "乐行重长朝茜传晟率奇参莘娜少伯颉校会兴应更盛都曲调省曾单解查"
)


@dataclass(frozen=True, slots=True)
class Offer:
    """Initials, and how the name is read for them: `SHHO`, `Shan Hong`."""

    letters: str
    reading: str = ""


@dataclass(frozen=True, slots=True)
class Offers:
    """The initials that fit a name, the likeliest first; none of them is chosen yet.

    `to_check` are the characters of it of which two readings are usual in names.
    """

    found: tuple[Offer, ...] = ()
    to_check: tuple[str, ...] = ()


def proposals(name: str) -> tuple[str, ...]:
    """Propose initials for `name`, the likeliest first; several where a character reads so."""
    return tuple(offer.letters for offer in offers(name).found)


def offers(name: str) -> Offers:
    """Propose initials for `name`, each with its reading.

    Two characters give two letters each; three give one, one and two; four or more give one
    each, of the first four. A name in Latin letters gives the first letter of each word.
    """
    characters = _HAN.findall(name)
    if not characters:
        return Offers(tuple(Offer(letters) for letters in _latin(name)))
    readings = _readings_of("".join(characters))
    open_ = tuple(_open_readings(characters[:WANTED]))
    first, *others = _spelled(readings[:WANTED], [c in open_ for c in characters[:WANTED]])
    spelled = (first, *_by_parts(name, readings), *others)
    once = {offer.letters: offer for offer in reversed(spelled)}
    order = dict.fromkeys(offer.letters for offer in spelled)
    found = tuple(once[letters] for letters in islice(order, MOST_PROPOSALS))
    return Offers(found, open_ if len(found) > 1 else ())


def _spelled(readings: list[list[str]], is_open: list[bool]) -> list[Offer]:
    """Spell a name as it can be read; readings that are rare in names come last, or not."""
    widths = _WIDTHS.get(len(readings), (1, 1, 1, 1))
    ranked: list[tuple[int, Offer]] = []
    for places in product(*(range(len(sounds)) for sounds in readings)):
        cost = sum(
            place * (1 if either else RARE)
            for place, either in zip(places, is_open, strict=True)
        )
        sounds = [each[place] for each, place in zip(readings, places, strict=True)]
        pairs = zip(sounds, widths, strict=True)
        letters = "".join(sound[:width] for sound, width in pairs).upper()
        ranked.append((cost, Offer(letters, _said(sounds))))
    ranked.sort(key=itemgetter(0))
    return [offer for cost, offer in ranked if cost < 2 * RARE]


def _said(sounds: Iterable[str]) -> str:
    return " ".join(sound.capitalize() for sound in sounds)


def _by_parts(name: str, readings: list[list[str]]) -> Iterator[Offer]:
    """Spell a name with a dot in it, such as 阿卜杜拉·买买提, by the first two of each part."""
    lengths = [len(_HAN.findall(part)) for part in _PARTS.split(name)]
    parts = [length for length in lengths if length]
    if len(parts) < 2:  # noqa: PLR2004  a name of one part
        return
    second = parts[0]
    chosen = [*readings[: min(2, second)], *readings[second : second + 2]]
    sounds = [reading[0] for reading in chosen]
    letters = "".join(sound[0] for sound in sounds).upper()
    yield Offer(letters, _said(sounds))


def _open_readings(characters: list[str]) -> Iterator[str]:
    """Yield the characters whose reading only the bearer knows."""
    is_compound = "".join(characters[:2]) in COMPOUND
    for place, character in enumerate(characters):
        if place >= (2 if is_compound else 1):
            is_open = character in READ_EITHER_WAY
        else:
            has_two = " " in SURNAMES.get(character, "") or character in OFTEN_MISREAD
            is_open = has_two and not is_compound
        if is_open:
            yield character


def _readings_of(characters: str) -> list[list[str]]:
    """Read each character, the surname as surnames are read; other readings come behind."""
    if compound := COMPOUND.get(characters[:2]):
        return [*([sound] for sound in compound.split()), *map(_readings, characters[2:])]
    first, rest = characters[0], characters[1:]
    usual = SURNAMES.get(first, "").split()
    others = [sound for sound in _readings(first) if sound not in usual]
    return [[*usual, *others], *map(_readings, rest)]


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
