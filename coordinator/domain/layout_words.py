"""The layouts of registry records that the program can read, by name.

A name is kept in English with the source that was read so; who reads it translates it.
"""

import re
from typing import Final

from coordinator.text import N_, _, enclosed

OF_A_REGISTER: Final = (N_("WHO ICTRP export"), N_("WHO ICTRP portal page"))
"""These name the register behind them, such as `WHO ICTRP export (ChiCTR)`."""
LAYOUTS: Final = (
    *OF_A_REGISTER,
    N_("CDISC ODM-XML"),
    N_("CDISC ODM-XML, Trial Coordinator"),
    N_("CDISC USDM (JSON)"),
    N_("CTIS record (JSON)"),
    N_("CenterWatch-like page text, labels without values, line breaks lost"),
    N_("ChiCTR record (XML)"),
    N_("ClinicalTrials.gov record (API v1 JSON)"),
    N_("ClinicalTrials.gov record (API v2 JSON)"),
    N_("ClinicalTrials.gov record (before 2024)"),
    N_("EU Clinical Trials Register record (JSON)"),
    N_("German Clinical Trials Register (DRKS) record (JSON)"),
    N_("ISRCTN record (JSON)"),
    N_("Veeva 'ClinicalTrials' page (copy of a ClinicalTrials.gov record)"),
    N_("data with a text of eligibility criteria (JSON)"),
    N_("plain text with headings of eligibility criteria"),
    N_("trial mirror with one 'Criteria' block"),
)
_WITH_REGISTER: Final = re.compile(r"(?P<layout>.+?) \((?P<register>.+)\)")


def layout_words(name: str) -> str:
    """Name a layout in the person's language; one that is not known as it is kept."""
    found = _WITH_REGISTER.fullmatch(name)
    if name not in LAYOUTS and found and found["layout"] in OF_A_REGISTER:
        return enclosed(_(found["layout"]), found["register"])
    return _(name) if name in LAYOUTS else name
