"""Which letters with Alt would lead to two places at once."""

import re
from collections import defaultdict

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

MNEMONIC = re.compile(r"&([^&\s])")


def doubled_mnemonics(page: QWidget) -> dict[str, list[str]]:
    """Give the letters that more than one thing on the screen answers to, with its words."""
    buttons = [found.text() for found in page.findChildren(QAbstractButton) if usable(found)]
    labels = [
        found.text()
        for found in page.findChildren(QLabel)
        if found.isVisible() and found.buddy() is not None
    ]
    words_by_letter = defaultdict(list)
    for words in (*buttons, *labels):
        if letter := MNEMONIC.search(words.replace("&&", "")):
            words_by_letter[letter[1].upper()].append(words)
    return {letter: words for letter, words in words_by_letter.items() if len(words) > 1}


def usable(button: QAbstractButton) -> bool:
    return button.isVisible() and button.isEnabled()
