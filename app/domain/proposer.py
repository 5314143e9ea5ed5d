"""Who brings a usulan: the people whom a facilitator may choose from, and what is known of each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.attendance import Attendee, known_unsur
from app.domain.floor import Speaker

_RW = re.compile(r"\brw\.?\s*0*(\d{1,3})\b", re.IGNORECASE)
_RT = re.compile(r"\brt\.?\s*0*(\d{1,3})\b", re.IGNORECASE)
_BOTH = re.compile(r"\brt\s*/\s*rw\.?\s*0*(\d{1,3})\s*/\s*0*(\d{1,3})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Proposer:
    """A person at a site who may bring a usulan. What nobody knows is empty."""

    name: str
    office: str = ""
    unsur: str = ""
    phone: str = ""

    @property
    def text(self) -> str:
        """Return what stands in the field pengusul: the name and the office."""
        return " · ".join(part for part in (self.name, self.office) if part)

    @property
    def rt(self) -> str:
        """Return the RT that the office names, two digits or more; empty if it names none."""
        return rt_rw(self.office)[0]

    @property
    def rw(self) -> str:
        """Return the RW that the office names, two digits or more; empty if it names none."""
        return rt_rw(self.office)[1]


def rt_rw(text: str) -> tuple[str, str]:
    """Return the RT and RW that a text names, such as `Ketua RW 07` or `RT/RW 003/007`; empty where it names none."""
    both = _BOTH.search(text)
    if both:
        return both[1].zfill(2), both[2].zfill(2)
    rt, rw = _RT.search(text), _RW.search(text)
    return rt[1].zfill(2) if rt else "", rw[1].zfill(2) if rw else ""


def unsur_of(unsur: str, office: str) -> str:
    """Return the group that somebody belongs to: what was said, else what the office means; empty if it means none."""
    if unsur.strip():
        return unsur.strip()
    known = known_unsur(office)
    return known.value if known else ""


def proposers(speakers: Iterable[Speaker], listed: Iterable[Attendee]) -> tuple[Proposer, ...]:
    """Return the people of one site to choose from: who spoke there first, then who is there, then who is expected.

    `speakers` come in their own order. Somebody who stands in both is named once, with what either knows.
    """
    known: dict[str, Proposer] = {}
    people = [person for person in listed if not person.is_struck]
    people.sort(key=lambda person: not person.is_present)
    found = [Proposer(one.name.strip(), one.office.strip(), one.unsur.strip()) for one in speakers]
    for person in people:
        fields = person.fields
        office = fields.office or fields.organisation
        found.append(Proposer(fields.name.strip(), office.strip(), fields.unsur.strip(), fields.phone.strip()))
    for one in found:
        key = " ".join(one.name.split()).casefold()
        if not key:
            continue
        first = known.get(key, one)
        office = first.office or one.office
        known[key] = Proposer(first.name, office, unsur_of(first.unsur or one.unsur, office), first.phone or one.phone)
    return tuple(known.values())
