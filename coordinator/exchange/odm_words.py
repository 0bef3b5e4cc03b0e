"""Words in an ODM file: in both languages of the program, and none that XML would lose."""

from functools import cache
from xml.etree import ElementTree as ET

from odmlib.odm_1_3_2 import model as odm

from coordinator.domain.criterion import Criterion
from coordinator.exchange.signs import CHINESE, ENGLISH, language_of, shown, unholdable
from coordinator.languages import Language, catalogue_of
from coordinator.text import _, speaking


def translated(sentence: str, **facts: object) -> list[odm.TranslatedText]:
    """Say a sentence of the program in English, and in Chinese where it is translated."""
    english, chinese = _both(sentence)
    found = [odm.TranslatedText(lang=ENGLISH, _content=english.format(**facts))]
    if chinese != english:
        found.append(odm.TranslatedText(lang=CHINESE, _content=chinese.format(**facts)))
    return found


def described(sentence: str, **facts: object) -> odm.Description:
    return odm.Description(TranslatedText=translated(sentence, **facts))


@cache
def _both(sentence: str) -> tuple[str, str]:
    with speaking(catalogue_of(Language.ENGLISH)):
        english = _(sentence)
    with speaking(catalogue_of(Language.CHINESE)):
        return english, _(sentence)


def in_own_words(words: str) -> list[odm.TranslatedText]:
    """Give what the protocol or a person said, with the language it is in."""
    return [odm.TranslatedText(lang=language_of(words), _content=words)]


def question(criterion: Criterion) -> odm.Question:
    """Give a criterion's exact words, in both languages where it has two wordings."""
    found = in_own_words(criterion.text)
    if criterion.other_text:
        other = language_of(criterion.other_text)
        if other == found[0].lang:  # each language may stand once; the first wording leads
            other = ENGLISH if other == CHINESE else CHINESE
        found.append(odm.TranslatedText(lang=other, _content=criterion.other_text))
    return odm.Question(TranslatedText=found)


def make_holdable(root: ET.Element) -> int:
    """Show the characters that XML cannot hold as signs, and give how many there were."""
    count = 0
    for element in root.iter():
        for name, value in element.attrib.items():
            if found := unholdable(value):
                count += found
                element.set(name, shown(value))
        if element.text and (found := unholdable(element.text)):
            count += found
            element.text = shown(element.text)
    return count
