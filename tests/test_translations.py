"""Every sentence is translated, in the words and the marks that Chinese sites use."""

import re

import pytest

from coordinator.languages import Language, catalogue_of
from installer import translations
from installer.translations import faults_of, found_faults, messages, read, strings_of

CHINESE = "\u3400-\u9fff"
HALF_WIDTH = re.compile(rf"[{CHINESE}][,;:!?][{CHINESE}]|[{CHINESE}][,;!?](?=\s|$)")
HALF_BRACKETS = re.compile(rf"[{CHINESE}]\((?!&)[^)&]*[{CHINESE}]|[{CHINESE}]\)")
STRAY_SPACE = re.compile(rf"[{CHINESE}] [{CHINESE}]")
LATIN_WORD = re.compile(r"[A-Za-z]{3,}")
PLACES = re.compile(r"\{[^}]*\}")
WORDS = {
    r"\bscreening numbers?\b": ("筛选号",),
    r"\bscreen(ing)? failures?\b": ("筛选失败",),
    r"\bscreening log\b": ("筛选日志",),
    r"\bscreenings?\b": ("筛选",),
    r"\benrol(led|ment)\b": ("入组",),
    r"\binclusion criteri(on|a)\b": ("入选标准",),
    r"\bexclusion criteri(on|a)\b": ("排除标准",),
    r"\bcriteri(on|a)\b": ("标准",),
    r"\bconsent(s|ed)?\b": ("同意",),
    r"\bconsent forms?\b": ("知情同意书",),
    r"\binvestigators?\b": ("研究者",),
    r"\bcoordinators?\b": ("协调员",),
    r"\bmonitors?\b": ("监查员",),
    r"\baudit trail\b": ("稽查轨迹",),
    r"\bsubjects?\b": ("受试者",),
    r"\bprotocols?\b": ("方案",),
    r"\bamendments?\b": ("修正案",),
    r"\bsponsors?\b": ("申办方",),
    r"\bethics committees?\b": ("伦理委员会",),
    r"\bsource documents?\b": ("源文件",),
    r"\bprotocol deviations?\b": ("方案偏离",),
    r"\bdelegation log\b": ("授权分工表",),
    r"\bworksheets?\b": ("工作表",),
    r"\bevidence\b": ("依据", "口述"),
    r"\bregistry record\b": ("注册记录",),
    r"\bhospital number\b": ("病历号",),
    r"\bpasswords?\b": ("密码",),
    r"\brecovery key\b": ("恢复密钥",),
    r"\bnot applicable\b": ("不适用",),
    r"\bsuperseded\b": ("取代",),
    r"\bchecklists?\b": ("核对表",),
}
"""Where the English has the word, the Chinese has one of these."""


NAMES_OF_THINGS = (
    "Trial Coordinator",
    "trial-coordinator",
    "“worksheet NAME”",
    "user:password",
)
"""The program, its commands and its addresses are called as everywhere."""
SAID_OTHERWISE = {
    "Subject screening and enrolment table": "受试者筛选入选表",  # the table's official name
    "In the registry already? Compare before you enter the subject again.": "再次录入前",
    "enrolled, also where the subject withdrew or was lost later": "退出或失访者",
    "{target} subjects cannot be the site's target.": "目标例数",
    "The lacrimal glands are the eleventh organ of the entry criterion.": "纳入条件",
    "Criteria met": "符合的项数",
}
"""Sentences in which Chinese says the same without the word."""
SAME_IN_BOTH = frozenset(
    (
        *("CDISC ODM-XML 1.3.2", "Trial Coordinator", "A4"),  # names
        *("y", "n", "u", "d"),  # the keys of a worksheet
        "0.413 × {height} / Scr {creatinine} = {value}",
        "Arthritis Rheumatol 2020;72(1):7-19, doi 10.1002/art.41120.",
    )
)
ABBREVIATION = re.compile(r"[A-Za-z]{0,3}[A-Z]+[A-Za-z]*[0-9A-Za-z-]*")
UNITS_AND_MEASURES = frozenset(("dpi", "dsDNA", "ChiCTR"))


def said():
    """Give each sentence with its translation."""
    return [
        (translations.key_of(translations.said_in(message)), string)
        for name in translations.SOURCES
        for message in messages(read(name))
        for string in strings_of(message)
        if string
    ]


def without_places(words):
    return PLACES.sub("", words.replace("&", ""))


def test_the_catalogues_are_what_the_program_says_and_are_compiled():
    """L1"""
    assert list(found_faults()) == []


def test_the_compiled_catalogue_is_the_one_that_the_program_reads():
    words = catalogue_of(Language.CHINESE)

    assert words.gettext("Inclusion criterion") == "入选标准"
    assert words.ngettext("{count} page", "{count} pages", 3) == "{count}页"


def test_punctuation_between_chinese_characters_is_full_width():
    half = [
        zh
        for _en, zh in said()
        for pattern in (HALF_WIDTH, HALF_BRACKETS)
        if pattern.search(zh)
    ]

    assert half == []


def test_no_space_parts_chinese_characters():
    assert [zh for _en, zh in said() if STRAY_SPACE.search(zh)] == []


def test_the_words_of_the_field_are_the_same_everywhere():
    """The table of resources/translations/README.md."""
    otherwise = [
        (en, zh)
        for en, zh in said()
        for word, chinese in WORDS.items()
        if re.search(word, without_places(en), re.IGNORECASE)
        and not any(one in zh for one in chinese)
        and SAID_OTHERWISE.get(en, "\0") not in zh
        and not any(name in en for name in NAMES_OF_THINGS)
    ]

    assert otherwise == []


def test_nothing_is_left_in_english_but_names_units_and_formulas():
    left = [
        en
        for en, zh in said()
        if en == zh
        and en not in SAME_IN_BOTH
        and any(
            not ABBREVIATION.fullmatch(word) for word in LATIN_WORD.findall(without_places(en))
        )
    ]

    assert left == []


def test_a_translation_brings_in_no_latin_word_of_its_own():
    brought_in = [
        (zh, word)
        for en, zh in said()
        for word in LATIN_WORD.findall(without_places(zh))
        if word.casefold() not in without_places(en).casefold()
        and not ABBREVIATION.fullmatch(word)
        and word not in UNITS_AND_MEASURES
    ]

    assert brought_in == []


@pytest.mark.parametrize(
    ("sentence", "string", "fault"),
    [
        ("{count} of {total}", "共{total}条", "places"),
        ("{count} of {total}", "共{total}条，第{count}条", ""),
        (("One screening", "{count} screenings"), ("一项筛选",), "places"),
        (("One screening", "{count} screenings"), ("{count}项筛选",), ""),
        ("&Print", "打印", "underlined"),
        ("&Print", "打印(&P)", ""),
        ("Print", "", "not translated"),
    ],
)
def test_a_fault_of_a_translation_is_told(sentence, string, fault):
    catalogue = translations.PlainCatalogue()
    catalogue.add(sentence, string)
    [message] = messages(catalogue)

    told = list(faults_of(message))

    assert bool(told) is bool(fault)
    assert all(fault in one for one in told)


def test_a_new_sentence_waits_and_one_that_nobody_says_is_left_out(tmp_path):
    known = translations.PlainCatalogue()
    known.add("Nobody says this any more at all", "没有人再说")
    known.add("Inclusion criterion", "入选标准")
    translations.write(tmp_path / "ui.po", translations.written(known))

    waiting = translations.brought_up_to_date(tmp_path)

    held = {translations.key_of(m.id): m.string for m in messages(read("ui", tmp_path))}
    held |= {
        translations.key_of(m.id): m.string for m in messages(read("coordinator", tmp_path))
    }
    assert "Nobody says this any more at all" not in held
    assert held["Inclusion criterion"] == "入选标准"  # kept, in whichever catalogue it stands
    assert waiting["instruments"] > 0
    assert any("not translated" in fault for fault in found_faults(tmp_path))


def test_the_same_sentences_give_the_same_bytes(tmp_path):
    translations.brought_up_to_date(tmp_path)
    first = {path.name: path.read_bytes() for path in tmp_path.rglob("*.?o")}
    translations.brought_up_to_date(tmp_path)

    assert {path.name: path.read_bytes() for path in tmp_path.rglob("*.?o")} == first
