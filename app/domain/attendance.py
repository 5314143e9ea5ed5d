"""Who takes part, at each site and in the hall: the list of attendance, daftar hadir.

A person on the list is registered; present is who was marked so. Nobody is ever taken off the list: an
entry made by mistake is struck out, dicoret, and every correction stays in the operation log. The unsur
that the Berita Acara counts are those of domain.md §1.8 and §4.2, part 5.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.errors import UserError
from app.domain.identity import AttendeeId, SessionId, SiteId
from app.domain.session import AttendanceRules
from app.domain.site import HALL
from app.domain.text import QT_TRANSLATE_NOOP

DELEGATES_PER_SITE = 3
"""Delegates with a mandate for the kecamatan stage (domain.md §1.8, Lampiran VI)."""

MAX_LINE = 200
MAX_PHONE = 40


class Gender(StrEnum):
    """What the list's column L/P says; UNSET until somebody says it."""

    UNSET = ""
    MALE = "L"
    FEMALE = "P"


class Unsur(StrEnum):
    """The groups that are counted, by the words they are written with. Any other text may stand there too."""

    DPRD = "DPRD"
    OPD = "Perangkat Daerah/UPTD"
    KELURAHAN = "Perangkat kelurahan"
    RT_RW = "Delegasi RT/RW"
    LPM = "LPM/BKM"
    PKK = "PKK"
    ORGANISATION = "Organisasi/tokoh"
    WOMEN = "Perempuan"
    CHILDREN = "Anak"
    DISABILITY = "Disabilitas"
    KECAMATAN = "Kecamatan/Muspika"
    MEDIA = "Media"


ANSWERING = frozenset({Unsur.DPRD, Unsur.OPD})
"""Who may answer for the city when sitting in the hall (issue: OPD and DPRD in the room)."""

# The first whose word stands in the text: a lurah's "perangkat kelurahan" is no "perangkat daerah".
_WORDS: tuple[tuple[str, Unsur], ...] = (
    ("dprd", Unsur.DPRD),
    ("dewan perwakilan", Unsur.DPRD),
    ("perangkat kelurahan", Unsur.KELURAHAN),
    ("aparat kelurahan", Unsur.KELURAHAN),
    ("lurah", Unsur.KELURAHAN),
    ("muspika", Unsur.KECAMATAN),
    ("camat", Unsur.KECAMATAN),
    ("perangkat daerah", Unsur.OPD),
    ("uptd", Unsur.OPD),
    ("opd", Unsur.OPD),
    ("skpd", Unsur.OPD),
    ("dinas", Unsur.OPD),
    ("badan perencanaan", Unsur.OPD),
    ("bappeda", Unsur.OPD),
    ("lpm", Unsur.LPM),
    ("bkm", Unsur.LPM),
    ("pkk", Unsur.PKK),
    ("disabilitas", Unsur.DISABILITY),
    ("difabel", Unsur.DISABILITY),
    ("perempuan", Unsur.WOMEN),
    ("wanita", Unsur.WOMEN),
    ("forum anak", Unsur.CHILDREN),
    ("organisasi", Unsur.ORGANISATION),
    ("ormas", Unsur.ORGANISATION),
    ("tokoh", Unsur.ORGANISATION),
    ("karang taruna", Unsur.ORGANISATION),
    ("pers", Unsur.MEDIA),
    ("media", Unsur.MEDIA),
)
_WHOLE: dict[str, Unsur] = {
    "pd": Unsur.OPD,
    "pd/uptd": Unsur.OPD,
    "rt": Unsur.RT_RW,
    "rw": Unsur.RT_RW,
    "rt/rw": Unsur.RT_RW,
    "rw/rt": Unsur.RT_RW,
    "anak": Unsur.CHILDREN,
    **{one.value.casefold(): one for one in Unsur},
}


class AttendeeField(StrEnum):
    """What is said about a person, by the names the store and the operation log use."""

    NAME = "nama"
    UNSUR = "unsur"
    GENDER = "jenis_kelamin"
    OFFICE = "jabatan"
    ORGANISATION = "lembaga"
    PHONE = "telepon"
    MAY_ANSWER = "boleh_menjawab"
    DELEGATE = "delegasi"


@dataclass(frozen=True, slots=True)
class AttendeeFields:
    """What is said about a person.

    `unsur` is one of `Unsur` or any text. `may_answer` is who may answer for the city from the hall,
    `is_delegate` who has the site's mandate for the next stage.
    """

    name: str = ""
    unsur: str = ""
    gender: Gender = Gender.UNSET
    office: str = ""
    organisation: str = ""
    phone: str = ""
    may_answer: bool = False
    is_delegate: bool = False


@dataclass(frozen=True, slots=True)
class Attendee:
    """A person on the list as the store holds it.

    `imported` is what a list said last, None for who was typed in; by it an import knows what a person has
    changed since. `present_ms` is since when the person was there, `left_ms` when he left; None if not.
    """

    attendee_id: AttendeeId
    session_id: SessionId
    site_id: SiteId
    fields: AttendeeFields
    imported: AttendeeFields | None
    present_ms: int | None
    left_ms: int | None
    is_struck: bool
    created_ms: int
    updated_ms: int
    revision: int

    @property
    def was_present(self) -> bool:
        """Tell whether the person took part at all: who left counts, who was struck out does not."""
        return self.present_ms is not None and not self.is_struck

    @property
    def is_present(self) -> bool:
        """Tell whether the person is there now."""
        return self.was_present and self.left_ms is None


@dataclass(frozen=True, slots=True)
class SaveAttendee:
    """One save of a person. The store makes the entry if it does not know the id."""

    attendee_id: AttendeeId
    session_id: SessionId
    site_id: SiteId
    fields: AttendeeFields
    actor: str
    present_ms: int | None = None
    left_ms: int | None = None
    is_struck: bool = False


def known_unsur(text: str) -> Unsur | None:
    """Return the counted group that a text means, None for any other."""
    plain = " ".join(text.split()).casefold()
    if plain in _WHOLE:
        return _WHOLE[plain]
    words = plain.replace("/", " ").replace(".", " ").split()
    if {"rt", "rw"} & set(words):
        return Unsur.RT_RW
    return next((unsur for word, unsur in _WORDS if word in plain), None)


def normal_unsur(text: str) -> str:
    """Return the counted group's own words where a text means one, else the text in one line."""
    known = known_unsur(text)
    return known.value if known else " ".join(text.split())


def tidy(fields: AttendeeFields) -> AttendeeFields:
    """Return the fields as they are kept: in one line each, the unsur in its own words."""
    return replace(
        fields,
        name=" ".join(fields.name.split()),
        unsur=normal_unsur(fields.unsur),
        office=" ".join(fields.office.split()),
        organisation=" ".join(fields.organisation.split()),
        phone=" ".join(fields.phone.split()),
    )


def check_attendee(fields: AttendeeFields) -> None:
    """Raise UserError if a person may not be kept so: without a name, or with a text that is no line."""
    if not fields.name.strip():
        raise UserError(QT_TRANSLATE_NOOP("attendance", "Nama belum diisi."))
    lines = (fields.name, fields.unsur, fields.office, fields.organisation)
    if any(len(line) > MAX_LINE for line in lines) or len(fields.phone) > MAX_PHONE:
        raise UserError(
            QT_TRANSLATE_NOOP("attendance", "Isian terlalu panjang."),
            QT_TRANSLATE_NOOP("attendance", "Ringkas: paling banyak 200 huruf, telepon 40."),
        )


def may_answer_from(site_id: SiteId, unsur: str) -> bool:
    """Tell whether somebody of this group, sitting there, may answer for the city unless told otherwise."""
    return site_id == HALL and known_unsur(unsur) in ANSWERING


def same_name(name: str) -> str:
    """Return a name as it is compared: without case, full stops and double spaces."""
    return " ".join(name.replace(".", " ").replace(",", " ").casefold().split())


def namesakes(people: Iterable[Attendee], site_id: SiteId, name: str, but: AttendeeId | None = None) -> list[Attendee]:
    """Return who of the same name is on the site's list already, `but` left out."""
    wanted = same_name(name)
    return [
        person
        for person in people
        if person.site_id == site_id
        and not person.is_struck
        and person.attendee_id != but
        and wanted
        and same_name(person.fields.name) == wanted
    ]


def respondents(people: Iterable[Attendee]) -> tuple[Attendee, ...]:
    """Return who is in the hall now and may answer, by organisation and name."""
    answering = [p for p in people if p.site_id == HALL and p.fields.may_answer and p.is_present]
    return tuple(sorted(answering, key=lambda p: (p.fields.organisation.casefold(), p.fields.name.casefold())))


# --- quorum ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Quorum:
    """One quorum line. `missing` are the unsur that nobody of is there; `minimum` 0 asks for nobody."""

    present: int
    registered: int
    minimum: int
    missing: tuple[str, ...] = ()

    @property
    def is_asked(self) -> bool:
        """Tell whether there is a rule at all."""
        return self.minimum > 0 or bool(self.missing)

    @property
    def is_met(self) -> bool:
        """Tell whether the rule is kept."""
        return self.present >= self.minimum and not self.missing


@dataclass(frozen=True, slots=True)
class SessionQuorum:
    """The quorum of the whole session: its own line, and at how many of the sites it is met."""

    total: Quorum
    sites_met: int
    sites: int

    @property
    def is_met(self) -> bool:
        """Tell whether the session has its quorum: enough people, and every site has its own."""
        return self.total.is_met and self.sites_met == self.sites


def site_quorum(rules: AttendanceRules, site_id: SiteId, people: Iterable[Attendee]) -> Quorum:
    """Count who is at one site now, by the rules. The hall has no rule of its own."""
    here = [person for person in people if person.site_id == site_id and not person.is_struck]
    present = [person for person in here if person.is_present]
    if site_id == HALL:
        return Quorum(len(present), len(here), 0)
    there = {normal_unsur(person.fields.unsur).casefold() for person in present}
    missing = tuple(text for text in map(normal_unsur, rules.required_unsur) if text.casefold() not in there)
    return Quorum(len(present), len(here), rules.site_minimum, missing)


def session_quorum(rules: AttendanceRules, sites: Sequence[SiteId], people: Sequence[Attendee]) -> SessionQuorum:
    """Count who is there now in the whole session, by the rules."""
    lines = [site_quorum(rules, site_id, people) for site_id in sites]
    listed = [person for person in people if not person.is_struck]
    total = Quorum(sum(1 for person in listed if person.is_present), len(listed), rules.total_minimum)
    return SessionQuorum(total, sum(1 for line in lines if line.is_met), len(lines))


@dataclass(frozen=True, slots=True)
class UnsurCount:
    """How many of a group took part: altogether, men and women."""

    unsur: str
    people: int
    men: int
    women: int


def count_unsur(people: Iterable[Attendee]) -> tuple[UnsurCount, ...]:
    """Count who took part by unsur: the counted groups in their order, others by name, those without last."""
    present = [person for person in people if person.was_present]
    order = {unsur.value: place for place, unsur in enumerate(Unsur)}
    groups: dict[str, list[Attendee]] = {}
    for person in present:
        groups.setdefault(normal_unsur(person.fields.unsur), []).append(person)
    ordered = sorted(groups, key=lambda text: (not text, order.get(text, len(order)), text.casefold()))
    return tuple(
        UnsurCount(
            unsur=text,
            people=len(groups[text]),
            men=sum(1 for person in groups[text] if person.fields.gender is Gender.MALE),
            women=sum(1 for person in groups[text] if person.fields.gender is Gender.FEMALE),
        )
        for text in ordered
    )
