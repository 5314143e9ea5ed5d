"""Addresses of all cameras from one pattern, such as `rtsp://10.10.{n}.20/main`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from app.domain.errors import UserError
from app.domain.identity import slug
from app.domain.session_draft import SessionDraft, SiteDraft
from app.domain.text import QT_TRANSLATE_NOOP

_PLACE = re.compile(r"\{([^{}]*)\}")
_COUNTED = re.compile(r"n(?:\s*\+\s*(\d{1,4}))?")
_WORDS: Mapping[str, Callable[[SiteDraft], str]] = {
    "kode": lambda site: site.code,
    "singkat": lambda site: site.short,
    "nama": lambda site: slug(site.name),
}
_ADVICE = QT_TRANSLATE_NOOP(
    "session_draft",
    "Yang dikenal: {n} (urutan lokasi: 1, 2, …), {n+20} (21, 22, …), {kode}, {singkat} dan {nama}.",
)


@dataclass(frozen=True, slots=True)
class FeedPattern:
    """The patterns of both streams; an empty one leaves the addresses of that stream as they are."""

    main: str
    sub: str = ""

    def fill(self, draft: SessionDraft) -> SessionDraft:
        """Return the draft with the addresses the patterns make; raises UserError if one cannot be read."""
        return replace(draft, sites=tuple(self._filled(site, n) for n, site in enumerate(draft.sites, 1)))

    def _filled(self, site: SiteDraft, number: int) -> SiteDraft:
        main, sub = (fill_pattern(pattern.strip(), site, number) for pattern in (self.main, self.sub))
        return replace(site, main=main or site.main, sub=sub or site.sub)


def fill_pattern(pattern: str, site: SiteDraft, number: int) -> str:
    """Return the address of one site, which is the `number`th of the roster, counted from 1.

    Raises UserError for a word in braces that is not known, and for a brace that is not closed.
    """
    if not is_balanced(pattern):
        raise UserError(QT_TRANSLATE_NOOP("session_draft", "Kurung kurawal di pola tidak berpasangan."), _ADVICE)

    def word(found: re.Match[str]) -> str:
        name = found.group(1).strip().lower()
        if counted := _COUNTED.fullmatch(name):
            return str(number + int(counted.group(1) or 0))
        if name in _WORDS:
            return _WORDS[name](site)
        raise UserError(
            QT_TRANSLATE_NOOP("session_draft", "Kata dalam kurung kurawal tidak dikenal: {word}.").format(
                word=found.group()
            ),
            _ADVICE,
        )

    return _PLACE.sub(word, pattern)


def is_balanced(pattern: str) -> bool:
    """Tell whether every brace has its partner."""
    return not re.search(r"[{}]", _PLACE.sub("", pattern))


def names_no_site(pattern: str, sites: int) -> bool:
    """Tell whether a pattern would give all sites the same address."""
    return sites > 1 and bool(pattern.strip()) and not _PLACE.search(pattern)
