"""A draft of a session as the text of a session file, and back.

What the file says beside the draft (participants, sound, gateway, comments, keys that are not known)
stays as its author wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from app.domain.errors import UserError
from app.domain.session import AgendaItem, AgendaKind, SpeakingRules
from app.domain.session_draft import SessionDraft, SiteDraft
from app.domain.short_name import all_short_names
from app.domain.site import SiteKind, Transport
from app.domain.stream_url import StreamScheme
from app.domain.text import QT_TRANSLATE_NOOP
from app.settings.people_tables import AgendaTable
from app.settings.session_file import stream_address
from app.settings.session_model import SessionTable, SiteTable, SpeakingTable
from app.settings.session_values import Table
from app.settings.toml_text import put, rearranged, with_line_ends_of

Value = str | int | bool | date

NEW_TEXT = """\
# Berkas sesi. Ubah lewat "Ubah sesi" di ruang kendali, atau dengan editor teks.
title = ""
city = ""
agency = ""
date = 2000-01-01
rkpd_year = 2000

# Lama satu giliran bicara dan peringatan sebelum habis, dalam detik.
[speaking]
"""
_KEY_NUMBER = re.compile(r"^# F\d+[ \t]*$", re.MULTILINE)


def draft_of(raw: Mapping[str, object], today: date) -> SessionDraft:
    """Return what a file says as a draft; what is missing or of another type is empty, or as usual."""
    sites = [_site(entry) for entry in _list(raw, "site")]
    shorts = all_short_names((site.name, site.short) for site in sites)
    speaking = raw.get("speaking")
    rules = speaking if isinstance(speaking, dict) else {}
    usual = SpeakingRules()
    held_on = raw.get("date")
    return SessionDraft(
        title=_text(raw, "title"),
        city=_text(raw, "city"),
        agency=_text(raw, "agency"),
        held_on=held_on if isinstance(held_on, date) and not isinstance(held_on, datetime) else today,
        rkpd_year=_number(raw, "rkpd_year", today.year + 1),
        sites=tuple(replace(site, short=short) for site, short in zip(sites, shorts, strict=True)),
        agenda=tuple(_point(item) for item in _list(raw, "agenda")),
        speaking=SpeakingRules(_number(rules, "turn_s", usual.turn_s), _number(rules, "warning_s", usual.warning_s)),
        chair_site=_text(raw, "chair_site"),
        allow_local=raw.get("allow_local") is True,
        session_id=_text(raw, "id"),
    )


def raw_of(draft: SessionDraft, base: Mapping[str, object]) -> dict[str, object]:
    """Return what a file with this draft in it would say, by key; `base` is what the file says now."""
    speaking = base.get("speaking")
    raw = _merged(base, _top_values(draft))
    raw["speaking"] = _merged(speaking if isinstance(speaking, dict) else {}, _speaking_values(draft))
    raw["agenda"] = [_merged({}, _agenda_values(item)) for item in draft.agenda]
    before = {_text(entry, "code"): entry for entry in _list(base, "site")}
    raw["site"] = [_merged(before.get(site.code, {}), _site_values(site)) for site in draft.sites]
    return raw


def with_draft(text: str, draft: SessionDraft) -> str:
    """Return the text of a session file that says what the draft says; a key that does already is not touched.

    Raises UserError if the text is written in a way that cannot be changed without losing something.
    """
    try:
        plain = _with_places(text.replace("\r\n", "\n"), draft)
        document: Any = tomlkit.parse(plain)  # tomlkit types what it finds as a union of a dozen classes
    except (TOMLKitError, ValueError) as error:
        raise _not_ours() from error
    codes = [str(site.get("code", "")) for site in document.get("site", [])]
    if codes != list(draft.codes) or len(document.get("agenda", [])) != len(draft.agenda):
        raise _not_ours()
    _put_all(document, SessionTable, _top_values(draft))
    if "speaking" not in document:
        document.append("speaking", tomlkit.table())
    _put_all(document["speaking"], SpeakingTable, _speaking_values(draft))
    for entry, item in zip(document.get("agenda", []), draft.agenda, strict=True):
        values = _agenda_values(item)
        # What is no kind of its own may be written out all the same.
        values["kind"] = item.kind.value if entry.get("kind") == item.kind.value else values["kind"]
        _put_all(entry, AgendaTable, values)
    derived = all_short_names(
        (site.name, site.short if "short" in entry else "")
        for site, entry in zip(draft.sites, document.get("site", []), strict=True)
    )
    for entry, site, short in zip(document.get("site", []), draft.sites, derived, strict=True):
        values = _site_values(site)
        if "short" not in entry and site.short == short:
            del values["short"]
        _put_all(entry, SiteTable, values)
    return with_line_ends_of(text, tomlkit.dumps(document))


def with_files_found(draft: SessionDraft, folder: Path) -> SessionDraft:
    """Return the draft with `file:` addresses that hold from any folder, seen so far from `folder`."""
    return replace(draft, sites=tuple(_with_files_found(site, folder) for site in draft.sites))


def _with_files_found(site: SiteDraft, folder: Path) -> SiteDraft:
    return replace(site, main=_found(site.main, folder), sub=_found(site.sub, folder))


def _found(address: str, folder: Path) -> str:
    if not address.startswith(f"{StreamScheme.FILE}:"):
        return address
    try:
        return stream_address(address, folder, Transport.TCP, "", "").url
    except UserError:
        return address


def _with_places(text: str, draft: SessionDraft) -> str:
    """Return the text with the tables of sites and agenda in the draft's order, new ones made."""
    raw = tomlkit.parse(text).unwrap()
    places = {_text(entry, "code"): place for place, entry in enumerate(_list(raw, "site"))}
    text = rearranged(text, "agenda", _agenda_order([_text(item, "title") for item in _list(raw, "agenda")], draft))
    text = rearranged(text, "site", [places.get(site.code, _new_site(site)) for site in draft.sites])
    numbers = iter(range(1, len(draft.sites) + 1))
    if len(_KEY_NUMBER.findall(text)) <= len(draft.sites):
        text = _KEY_NUMBER.sub(lambda found: f"# F{next(numbers)}", text)
    return text


def _agenda_order(titles: Sequence[str], draft: SessionDraft) -> list[int | str]:
    free = dict(enumerate(titles))
    order: list[int | str] = []
    for item in draft.agenda:
        same = next((place for place, title in free.items() if title == item.title), None)
        if same is None:
            order.append(_block("agenda", _agenda_values(item)))
        else:
            del free[same]
            order.append(same)
    return order


def _new_site(site: SiteDraft) -> str:
    values = _site_values(site)
    if site.transport is Transport.TCP:
        del values["transport"]
    return _block("site", values)


def _block(name: str, values: Mapping[str, Value | None]) -> str:
    lines = [f"{key} = {tomlkit.item(value).as_string()}\n" for key, value in values.items() if value is not None]
    return f"[[{name}]]\n" + "".join(lines)


def _top_values(draft: SessionDraft) -> dict[str, Value | None]:
    return {
        "id": draft.session_id or None,
        "title": draft.title.strip(),
        "city": draft.city.strip(),
        "agency": draft.agency.strip(),
        "date": draft.held_on,
        "rkpd_year": draft.rkpd_year,
        "allow_local": draft.allow_local,
        "chair_site": draft.chair_site or None,
    }


def _speaking_values(draft: SessionDraft) -> dict[str, Value | None]:
    return {"turn_s": draft.speaking.turn_s, "warning_s": draft.speaking.warning_s}


def _agenda_values(item: AgendaItem) -> dict[str, Value | None]:
    kind = None if item.kind is AgendaKind.OTHER else item.kind.value
    return {
        "title": item.title.strip(),
        "planned_min": item.planned_min,
        "kind": kind,
        "responsible": item.responsible.strip() or None,
    }


def _site_values(site: SiteDraft) -> dict[str, Value | None]:
    return {
        "kind": site.kind.value,
        "code": site.code,
        "name": site.name.strip(),
        "kecamatan": site.kecamatan.strip() or None,
        "short": site.short or None,
        "main": site.main.strip(),
        "sub": site.sub.strip() or None,
        "transport": site.transport.value,
        "user": site.user.strip() or None,
        "credential": site.credential.strip() or None,
    }


def _merged(base: Mapping[str, object], values: Mapping[str, Value | None]) -> dict[str, object]:
    merged = {**base, **values}
    return {key: value for key, value in merged.items() if value is not None}


def _put_all(table: Any, model: type[Table], values: Mapping[str, Value | None]) -> None:  # noqa: ANN401 - see above
    for key, value in values.items():
        usual = model.model_fields[key].default if key in model.model_fields else None
        if value is None:
            if key in table:
                del table[key]
        elif key in table:
            if table[key] != value:
                table[key] = value
        elif value != usual:
            put(table, key, value)


def _point(entry: Mapping[str, object]) -> AgendaItem:
    title, kind = _text(entry, "title"), _text(entry, "kind")
    known = AgendaKind(kind) if kind in set(AgendaKind) else AgendaKind.OTHER
    return AgendaItem(title, _number(entry, "planned_min", 10), known, _text(entry, "responsible"))


def _site(entry: Mapping[str, object]) -> SiteDraft:
    kind, transport = _text(entry, "kind"), _text(entry, "transport")
    return SiteDraft(
        kind=SiteKind(kind) if kind in set(SiteKind) else SiteKind.KELURAHAN,
        code=_text(entry, "code"),
        name=_text(entry, "name"),
        kecamatan=_text(entry, "kecamatan"),
        short=_text(entry, "short"),
        main=_text(entry, "main"),
        sub=_text(entry, "sub"),
        transport=Transport(transport) if transport in set(Transport) else Transport.TCP,
        user=_text(entry, "user"),
        credential=_text(entry, "credential"),
    )


def _text(table: Mapping[str, object], key: str) -> str:
    value = table.get(key)
    return value if isinstance(value, str) else ""


def _number(table: Mapping[str, object], key: str, usual: int) -> int:
    value = table.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) else usual


def _list(table: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
    value = table.get(key)
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _not_ours() -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP(
            "session_draft", "Berkas ini ditulis dengan cara yang tidak dapat diubah di sini tanpa merusak isinya."
        ),
        QT_TRANSLATE_NOOP("session_draft", "Ubah dengan editor teks, atau buat sesi baru dari berkas ini."),
    )
