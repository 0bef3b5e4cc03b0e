"""The evidence behind a checklist: each value with its source, and what it is used for."""

from coordinator.domain.evidence import SOURCE_WORDS, Evidence
from coordinator.domain.evidence_list import UsedEvidence
from coordinator.domain.form import ChecklistForm
from coordinator.domain.observation_words import result_words, title_words, when_words
from coordinator.forms.clarified import titled
from coordinator.forms.discretion import Discretion
from coordinator.forms.flow import Piece
from coordinator.forms.listing import Listing
from coordinator.forms.parts import PageSize
from coordinator.forms.wording import day, local, moment
from coordinator.languages import in_each_language
from coordinator.text import _, listed


def evidence_annex(form: ChecklistForm, size: PageSize, discretion: Discretion) -> list[Piece]:
    """Give each observation used, in the order of the criteria that rest on it."""
    columns = (
        (_("What"), 1.5),
        (_("Value as reported"), 1.15),
        (_("Normal"), 0.95),
        (_("Taken"), 1.1),
        (_("Source document"), 1.65),
        (_("Used by"), 0.8),
        (_("Valid until"), 1.0),
        (_("Entered by, on"), 1.15),
    )
    rows = [_values(used, discretion) for used in form.evidence]
    nothing = _(
        "None of the subject's values on record was used. The source documents of the answers "
        "stand beside them."
    )
    return [
        *titled(_("Annex: evidence used"), size),
        *Listing(columns, rows, nothing).pieces(size),
    ]


def _values(used: UsedEvidence, discretion: Discretion) -> tuple[str, ...]:
    one = used.observation
    told = one.told
    reported = discretion(result_words(one))
    equal = (other if other.startswith("≈") else f"= {other}" for other in used.others[:2])
    others = "\n".join(equal)
    state = _("corrected or withdrawn since") if used.is_former else ""
    why = _("{label}: {words}").format(label=_("corrected"), words=discretion(one.correction))
    return (
        "\n".join(filter(None, (discretion(title_words(told.title)), state))),
        "\n".join(filter(None, (reported, others, why if one.correction else ""))),
        discretion(used.normal) or "–",
        in_each_language(lambda: when_words(told)) or "–",
        _document(told.document, discretion),
        listed(used.codes),
        day(used.valid_until),
        "\n".join(filter(None, (one.by, moment(local(one.at)) if one.at else ""))) or "–",
    )


def _document(document: Evidence, discretion: Discretion) -> str:
    kind = _(SOURCE_WORDS[document.kind]) if document.kind else ""
    dated = day(document.dated_on) if document.dated_on else ""
    said = (kind, discretion(document.place.strip()), dated)
    lacking = "" if document.is_complete else _("claimed, not evidenced")
    return "\n".join(filter(None, (*said, lacking)))
