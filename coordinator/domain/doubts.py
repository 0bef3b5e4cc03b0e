"""What each doubt about a record is called, for the person who settles it."""

from coordinator.text import N_, _

DOUBT_WORDS = {
    "AGE_CONFLICT": N_("Two age limits contradict each other"),
    "AGE_MISSING": N_("The record gives no age limits"),
    "AGE_UNIT_NOT_STATED": N_("The unit of the age limits is not stated"),
    "AND_OR_UNCLEAR": N_("“And” or “or” is not clear"),
    "ANCHOR_UNDEFINED": N_("The day to count from is not defined"),
    "APPLIES_TO_SUBSET": N_("Applies to some subjects only"),
    "CONDITION_MISSING": N_("The record names no condition"),
    "CONSENT_AS_EXCLUSION": N_("Consent is stated as an exclusion"),
    "CRITERIA_VERSION_MISSING": N_("The year of the classification criteria is missing"),
    "DATE_FORMAT_AMBIGUOUS": N_("Day and month could be the other way round"),
    "DEFERRED_CHECK": N_("Can only be answered later"),
    "DUPLICATE_RULE": N_("Stated twice"),
    "FORMULA_NOT_STATED": N_("The formula is not stated"),
    "GLUED_TEXT": N_("Two pieces of text are glued together"),
    "GLUED_WORDS": N_("Words are glued together"),
    "HEADING_NUMBERED_AS_ITEM": N_("A heading was numbered as an item"),
    "ID_MISSING": N_("The record has no registry id"),
    "INSTRUMENT_VERSION_MISSING": N_("The version of the instrument is missing"),
    "LIST_RUN_INTO_PARAGRAPH": N_("Items were run into one paragraph"),
    "LOST_SIGN": N_("A comparison sign was probably lost"),
    "LOST_SUPERSCRIPT": N_("A superscript was probably lost"),
    "LOST_SYMBOL": N_("A symbol was probably lost"),
    "NON_STANDARD_UNIT_TEXT": N_("The unit is written in an unusual way"),
    "NOT_PLACED": N_("These words were placed nowhere"),
    "NO_CRITERIA": N_("A list has no criteria"),
    "NUMBERING_GAP": N_("A number is missing in the list"),
    "ODD_SECONDARY_ID": N_("The second identifier looks odd"),
    "OTHER_LANGUAGE_FIGURES": N_("The other language has other figures"),
    "OTHER_LANGUAGE_PAIRED": N_("Two languages, paired by number"),
    "OTHER_LANGUAGE_TO_DIVIDE": N_("The other language's wording is to be divided"),
    "OTHER_LANGUAGE_UNPAIRED": N_("A list in another language was not paired"),
    "OTHER_SECTION": N_("Another section stands among the criteria"),
    "PARTS_COMBINATION": N_("How do the parts combine?"),
    "PHASE_MISSING": N_("The record gives no phase"),
    "PLACEHOLDER_VALUE": N_("The value looks like a placeholder"),
    "RULE_INSIDE_ITEM": N_("A rule about the whole list stands inside an item"),
    "SECTION_NOT_STATED": N_("Inclusion or exclusion is not stated"),
    "SET_ASIDE": N_("A criterion was set aside"),
    "SEVERAL_CHECKS_IN_ONE": N_("Several conditions in one item"),
    "SEX_CONFLICT": N_("The criterion and the field name different sexes"),
    "SPONSOR_MISSING": N_("The record names no sponsor"),
    "SUMMED_VALUE": N_("The figure is a sum"),
    "TITLE_MISSING": N_("The record has no title"),
    "TRUNCATED_FIRST_LETTER": N_("The first letter was probably lost"),
    "TWO_CHECKS_IN_ONE": N_("Two conditions in one item"),
    "TYPO": N_("Probably mistyped"),
    "WORD_PROBABLY_MISSING": N_("A word is probably missing"),
}


def doubt_words(code: str) -> str:
    """Name a doubt; one that has no words yet shows its code in readable form."""
    words = DOUBT_WORDS.get(code)
    return _(words) if words else code.replace("_", " ").capitalize()
