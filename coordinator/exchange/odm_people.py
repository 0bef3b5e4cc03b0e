"""Who entered and who signed, the site, and what each signature means, in an ODM file."""

from dataclasses import dataclass, field
from datetime import datetime

from odmlib.odm_1_3_2 import model as odm

from coordinator.domain.exchange import ExchangeFacts
from coordinator.domain.protocol import ProtocolVersion
from coordinator.domain.role import Role
from coordinator.domain.signature import MEANING_WORDS, Meaning, Signature
from coordinator.exchange.names import plain, study_oid, version_oid

IN_INK = ".INK"
LEGAL_REASONS = {
    Meaning.COMPLETED: "Answers for the completeness of the checklist (ICH E6, 21 CFR 11.50).",
    Meaning.REVIEWED_ELIGIBLE: "Decides on eligibility as investigator (ICH E6, 21 CFR 11.50).",
    Meaning.REVIEWED_NOT_ELIGIBLE: (
        "Decides on eligibility as investigator (ICH E6, 21 CFR 11.50)."
    ),
}


@dataclass(slots=True)
class People:
    """Those whom a file names: it lists nobody else of the site."""

    facts: ExchangeFacts
    _named: dict[str, str] = field(default_factory=dict)  # identifier, and the name in full
    _meanings: dict[str, tuple[Meaning, bool]] = field(default_factory=dict)

    @property
    def site_oid(self) -> str:
        return f"LOC.{plain(self.facts.site.number) or 'SITE'}"

    def named(self, name: str) -> str:
        """Give the identifier of who is called `name`; of two with one name, that of both."""
        fitting = [found.user_name for found in self.facts.people if found.name == name]
        oid = f"U.{plain(fitting[0])}" if len(fitting) == 1 else f"U.NAME.{plain(name)}"
        return self._noted(oid, name)

    def user(self, user_name: str) -> str:
        names = [found.name for found in self.facts.people if found.user_name == user_name]
        return self._noted(f"U.{plain(user_name)}", names[0] if names else user_name)

    def signer(self, signature: Signature) -> str:
        return self._noted(f"U.{plain(signature.user_name)}", signature.signer)

    def meaning(self, signature: Signature) -> str:
        oid = f"SIG.{signature.meaning.name.replace('_', '-')}"
        oid += IN_INK if signature.is_ink else ""
        self._meanings[oid] = (signature.meaning, signature.is_ink)
        return oid

    def audit(self, user_oid: str, at: datetime, reason: str = "") -> odm.AuditRecord:
        """Say who entered a value, when, and why it replaced another (T1)."""
        return odm.AuditRecord(
            UserRef=odm.UserRef(UserOID=user_oid),
            LocationRef=odm.LocationRef(LocationOID=self.site_oid),
            DateTimeStamp=odm.DateTimeStamp(_content=moment(at)),
            **({"ReasonForChange": odm.ReasonForChange(_content=reason)} if reason else {}),
        )

    def data(self) -> odm.AdminData:
        """Give everybody who was named so far, the site, and the meanings of signatures."""
        facts = self.facts
        return odm.AdminData(
            StudyOID=study_oid(facts.trial),
            User=[self._user(oid) for oid in sorted(self._named)],
            Location=[
                odm.Location(
                    OID=self.site_oid,
                    Name=facts.site.name,
                    LocationType="Site",
                    MetaDataVersionRef=[self._used(version) for version in facts.versions],
                )
            ],
            SignatureDef=[
                _definition(oid, meaning, is_ink)
                for oid, (meaning, is_ink) in sorted(self._meanings.items())
            ],
        )

    def _noted(self, oid: str, name: str) -> str:
        self._named.setdefault(oid, name)
        return oid

    def _user(self, oid: str) -> odm.User:
        known = {f"U.{plain(found.user_name)}": found for found in self.facts.people}
        person = known.get(oid)
        return odm.User(
            OID=oid,
            UserType=(
                "Investigator" if person and person.role is Role.INVESTIGATOR else "Other"
            ),
            **({"LoginName": odm.LoginName(_content=person.user_name)} if person else {}),
            FullName=odm.FullName(_content=self._named[oid]),
            LocationRef=[odm.LocationRef(LocationOID=self.site_oid)],
        )

    def _used(self, version: ProtocolVersion) -> odm.MetaDataVersionRef:
        """Say from when a version was in use here; a draft counts from this export on."""
        first = version.activated_at or self.facts.imprint.printed_at
        return odm.MetaDataVersionRef(
            StudyOID=study_oid(self.facts.trial),
            MetaDataVersionOID=version_oid(version),
            EffectiveDate=(version.activates_on or first.date()).isoformat(),
        )


def moment(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds")


def _definition(oid: str, meaning: Meaning, is_ink: bool) -> odm.SignatureDef:  # noqa: FBT001
    legal = LEGAL_REASONS[meaning]
    if is_ink:
        legal = f"{legal} Signed by hand on the printed form, whose scan the site keeps."
    return odm.SignatureDef(
        OID=oid,
        **({} if is_ink else {"Methodology": "Electronic"}),
        Meaning=odm.Meaning(_content=MEANING_WORDS[meaning]),
        LegalReason=odm.LegalReason(_content=legal),
    )
