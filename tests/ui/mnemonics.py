"""Which letters with Alt would lead to two places at once."""

import re
from collections import Counter

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

MNEMONIC = re.compile(r"&([^&\s])")


def doubled_mnemonics(page: QWidget) -> dict[str, int]:
    """Count the letters that more than one thing on the screen answers to."""
    buttons = [found.text() for found in page.findChildren(QAbstractButton) if usable(found)]
    labels = [
        found.text()
        for found in page.findChildren(QLabel)
        if found.isVisible() and found.buddy() is not None
    ]
    letters = Counter(
        letter[1].upper()
        for words in (*buttons, *labels)
        if (letter := MNEMONIC.search(words.replace("&&", "")))
    )
    return {letter: count for letter, count in letters.items() if count > 1}


def usable(button: QAbstractButton) -> bool:
    return button.isVisible() and button.isEnabled()
