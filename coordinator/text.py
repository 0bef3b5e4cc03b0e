"""The words a person reads, in the language of the site."""

import gettext

_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def N_(sentence: str) -> str:
    """Mark `sentence` for translation, to be translated later."""
    return sentence


def _(sentence: str) -> str:
    """Translate `sentence` now."""
    return _catalogue.gettext(sentence)


def many(singular: str, plural: str, count: int) -> str:
    """Choose and translate the form of a sentence that fits `count`, and put the number in."""
    return _catalogue.ngettext(singular, plural, count).format(count=count)


def use(catalogue: gettext.NullTranslations) -> None:
    """Speak with the words of `catalogue` from now on."""
    global _catalogue  # noqa: PLW0603  the one place where the language is kept
    _catalogue = catalogue
