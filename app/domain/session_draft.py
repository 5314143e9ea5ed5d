"""A session that is being prepared: what a person has put in so far, right or not yet right.

Nothing is refused here but what would lose something: whether a draft is fit to be used is decided by
the rules of the session file alone, so that there is one rule for one thing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from typing import Any

from app.domain.errors import UserError
from app.domain.identity import MAX_SLUG_LENGTH, SessionId, slug
from app.domain.session import MAX_SITES, AgendaItem, SpeakingRules
from app.domain.short_name import short_name
from app.domain.site import SiteKind, Transport
from app.domain.stream_url import LOCAL_ADVICE, LOGIN_ADVICE, parse_stream_url, without_login
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.wilayah import Kecamatan, Kelurahan

_USUAL_RULES = SpeakingRules(turn_s=180)

_ON_PAGE = {
    LOGIN_ADVICE: QT_TRANSLATE_NOOP(
        "session_draft",
        "Hapus bagian sampai tanda @; nama pengguna dan kata sandi punya kolom sendiri. "
        "Tanda @ yang memang bagian alamat ditulis %40.",
    ),
    LOCAL_ADVICE: QT_TRANSLATE_NOOP(
        "session_draft", "Nyalakan “Izinkan berkas gambar dan kamera di komputer ini” bila memang itu yang dimaksud."
    ),
}

Field = tuple[str | int, ...]
"""Where a value stands in the session file: ("title",) or ("site", 2, "main"), sites counted from 0."""


@dataclass(frozen=True, slots=True)
class DraftProblem:
    """One thing to mend before the draft can be used: what is wrong, and what the field takes.

    Both are source texts that are translated each by itself; `sentence` joins them to stand beside the field.
    """

    field: Field
    reason: str
    takes: str = ""

    @property
    def sentence(self) -> str:
        """Return both as they are read, beginning with a capital letter."""
        begun = self.reason[:1].upper() + self.reason[1:]
        whole = begun if begun.endswith((".", "?")) else f"{begun}."
        return f"{whole} {self.takes}".strip()


@dataclass(frozen=True, slots=True)
class SiteDraft:
    """One place of the roster, with the texts as they were put in. `credential` is a reference, never a password."""

    kind: SiteKind
    code: str
    name: str
    kecamatan: str = ""
    short: str = ""
    main: str = ""
    sub: str = ""
    transport: Transport = Transport.TCP
    user: str = ""
    credential: str = ""

    def with_text(self, key: str, text: str) -> SiteDraft:
        """Return the site with another text under a key of the session file, such as "main"."""
        changes: dict[str, Any] = {key: text}
        return replace(self, **changes)


@dataclass(frozen=True, slots=True)
class SessionDraft:
    """What the session file will say. `session_id` is empty until the session is saved for the first time."""

    title: str
    city: str
    agency: str
    held_on: date
    rkpd_year: int
    sites: tuple[SiteDraft, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    speaking: SpeakingRules = _USUAL_RULES
    chair_site: str = ""
    allow_local: bool = False
    session_id: str = ""

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes of the roster, in its order."""
        return tuple(site.code for site in self.sites)

    @property
    def room_left(self) -> int:
        """Return how many sites may still be added."""
        return max(0, MAX_SITES - len(self.sites))

    def with_sites(self, added: Iterable[SiteDraft]) -> SessionDraft:
        """Add sites at the end, each with three letters of its own; those already there are left as they are.

        Raises UserError if they do not all find room: then none is added.
        """
        sites = {site.code: site for site in self.sites}
        taken = {site.short for site in self.sites}
        for site in added:
            if site.code in sites:
                continue
            short = site.short if site.short and site.short not in taken else short_name(site.name, taken)
            taken.add(short)
            sites[site.code] = replace(site, short=short)
        if len(sites) > max(MAX_SITES, len(self.sites)):
            raise UserError(
                QT_TRANSLATE_NOOP("session_draft", "Paling banyak {most} lokasi; ini akan menjadi {count}.").format(
                    most=MAX_SITES, count=len(sites)
                ),
                QT_TRANSLATE_NOOP("session_draft", "Keluarkan lokasi lain dahulu, atau tambahkan satu per satu."),
            )
        return replace(self, sites=tuple(sites.values()))

    def without_site(self, place: int) -> SessionDraft:
        """Take a site out. A chair who sits there sits in the hall again."""
        gone = self.sites[place]
        chair = "" if gone.code == self.chair_site else self.chair_site
        return replace(self, sites=self.sites[:place] + self.sites[place + 1 :], chair_site=chair)

    def moved(self, place: int, to: int) -> SessionDraft:
        """Put the site at `place` to the place `to`; the order of the roster is the order of F1, F2 and so on."""
        sites = list(self.sites)
        sites.insert(max(0, min(to, len(sites) - 1)), sites.pop(place))
        return replace(self, sites=tuple(sites))

    def with_site(self, place: int, site: SiteDraft) -> SessionDraft:
        """Put another version of a site in its place. The chair stays with a site whose code changes."""
        chair = site.code if self.chair_site == self.sites[place].code and self.chair_site else self.chair_site
        return replace(self, sites=(*self.sites[:place], site, *self.sites[place + 1 :]), chair_site=chair)

    def with_text(self, key: str, text: str) -> SessionDraft:
        """Return the draft with another text under a key of the session file, such as "title"."""
        changes: dict[str, Any] = {key: text}
        return replace(self, **changes)

    def for_day(self, held_on: date) -> SessionDraft:
        """Return a draft of another day's session with the same roster, feeds, agenda and rules."""
        return replace(self, held_on=held_on, rkpd_year=held_on.year + 1, session_id="")


@dataclass(frozen=True, slots=True)
class PastedAddress:
    """An address as it was pasted, taken apart: the login belongs elsewhere, and the password in the keyring."""

    url: str
    user: str = ""
    password: str = ""

    def __repr__(self) -> str:
        return f"PastedAddress({self.url!r})"


def take_apart(text: str) -> PastedAddress:
    """Take the login out of an address. What cannot be told apart for certain stays in, to be refused by the rules."""
    url, user, password = without_login(text.strip())
    return PastedAddress(url, user, password)


def advice_on_page(advice: str) -> str:
    """Return an advice of the rules for addresses in the words of a page, where no TOML is written."""
    return _ON_PAGE.get(advice, advice)


def can_be_tried(site: SiteDraft, *, allow_local: bool) -> bool:
    """Tell whether the rules allow the site's main address to be opened."""
    try:
        parse_stream_url(site.main.strip(), allow_local)
    except UserError:
        return False
    return True


def site_of(kelurahan: Kelurahan) -> SiteDraft:
    """Return a place of the roster for a kelurahan."""
    return SiteDraft(SiteKind.KELURAHAN, kelurahan.code, kelurahan.name, kelurahan.kecamatan.name)


def site_of_kecamatan(kecamatan: Kecamatan) -> SiteDraft:
    """Return a place of the roster for a kecamatan that takes part as one site."""
    return SiteDraft(SiteKind.KECAMATAN, kecamatan.code, kecamatan.name, kecamatan.name)


def room(name: str, codes: Collection[str]) -> SiteDraft:
    """Return a place of the roster for a room of the agency, with a code that no other site has."""
    base = slug(name) or "ruang"
    return SiteDraft(SiteKind.ROOM, _free(base, codes), name)


def session_id_for(draft: SessionDraft, taken: Collection[str]) -> SessionId:
    """Make an id from date and title that no other session has: proposals are kept under it for good."""
    return SessionId(_free(slug(f"{draft.held_on.isoformat()} {draft.title}"), taken))


def camera_password_name(session_id: str, sites: Sequence[SiteDraft], place: int | None) -> str:
    """Return the name in the keyring for the password of one site's camera, or of all (`place` None)."""
    return f"kamera-{session_id if place is None else slug(sites[place].code)}"[:MAX_SLUG_LENGTH].rstrip("-")


def _free(base: str, taken: Collection[str]) -> str:
    if base not in taken:
        return base
    endings = (f"-{number}" for number in count(2))
    return next(name for end in endings if (name := base[: MAX_SLUG_LENGTH - len(end)].rstrip("-") + end) not in taken)
