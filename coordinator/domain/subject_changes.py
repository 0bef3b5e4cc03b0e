"""A subject, where two people correct it at once."""

from coordinator.domain.meanwhile import Fields, day_words, merged, quoted
from coordinator.domain.subject import SEX_WORDS, Sex, Subject
from coordinator.text import N_, _


def corrected(stored: Subject, seen: Subject, wanted: Subject) -> Subject:
    """Give the subject to store, where a person who saw `seen` wants `wanted`.

    Raises:
        ChangedMeanwhile: both corrected the same, each to something else.
    """
    subject = merged(stored, seen, wanted, FIELDS)
    if stored.identity is None or seen.identity is None or wanted.identity is None:
        return subject
    identity = merged(stored.identity, seen.identity, wanted.identity, OF_IDENTITY)
    return Subject(subject.id, subject.initials, subject.sex, identity)


def _sex_words(sex: Sex) -> str:
    return _(SEX_WORDS[sex])


FIELDS: Fields = {
    "initials": (N_("The initials"), quoted),
    "sex": (N_("The sex at birth"), _sex_words),
}
OF_IDENTITY: Fields = {
    "name": (N_("The name"), quoted),
    "hospital_number": (N_("The hospital number"), quoted),
    "birth_on": (N_("The birth date"), day_words),
    "telephone": (N_("The telephone number"), quoted),
    "guardian_name": (N_("The guardian's name"), quoted),
}
