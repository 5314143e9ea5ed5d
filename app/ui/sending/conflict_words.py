"""A difference between two stations in words: what was written twice, both values as people say them, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import cast

from app.domain.sealing import Json, canonical_json
from app.domain.sending import Conflict
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.wording import clock
from app.ui.capture.history_words import name_word, value_word
from app.ui.words import translated

_CONTEXT = "sending"
_SETTING = "minutes_setting"
_PHRASE = "kalimat."

_SETTINGS = {
    "kop": QT_TRANSLATE_NOOP("sending", "Kop: nama pemerintah dan instansi"),
    "alamat": QT_TRANSLATE_NOOP("sending", "Kop: alamat"),
    "tempat": QT_TRANSLATE_NOOP("sending", "Tempat ruang kendali"),
    "nomor": QT_TRANSLATE_NOOP("sending", "Nomor berita acara"),
    "kertas": QT_TRANSLATE_NOOP("sending", "Kertas"),
    "delegasi": QT_TRANSLATE_NOOP("sending", "Jumlah delegasi tiap lokasi"),
    "baris_kosong": QT_TRANSLATE_NOOP("sending", "Baris kosong untuk tanda tangan"),
    "narasumber": QT_TRANSLATE_NOOP("sending", "Narasumber"),
    "tembusan": QT_TRANSLATE_NOOP("sending", "Tembusan"),
    "pimpinan": QT_TRANSLATE_NOOP("sending", "Penanda tangan: pimpinan sidang"),
    "notulis": QT_TRANSLATE_NOOP("sending", "Penanda tangan: notulis"),
    "lurah": QT_TRANSLATE_NOOP("sending", "Penanda tangan: lurah"),
    "ketua": QT_TRANSLATE_NOOP("sending", "Penanda tangan: ketua tim penyelenggara"),
}
"""Pieces of the documents' settings by their names, see `domain.documents.setting_parts`."""

_FIELDS: Mapping[str, Mapping[str, str]] = {
    "attendee": {
        "nama": QT_TRANSLATE_NOOP("sending", "Nama"),
        "unsur": QT_TRANSLATE_NOOP("sending", "Unsur"),
        "jenis_kelamin": QT_TRANSLATE_NOOP("sending", "L/P"),
        "jabatan": QT_TRANSLATE_NOOP("sending", "Jabatan"),
        "lembaga": QT_TRANSLATE_NOOP("sending", "Lembaga"),
        "telepon": QT_TRANSLATE_NOOP("sending", "Telepon"),
        "boleh_menjawab": QT_TRANSLATE_NOOP("sending", "Boleh menjawab"),
        "delegasi": QT_TRANSLATE_NOOP("sending", "Delegasi"),
        "present_ms": QT_TRANSLATE_NOOP("sending", "Hadir sejak"),
        "left_ms": QT_TRANSLATE_NOOP("sending", "Pulang"),
        "struck": QT_TRANSLATE_NOOP("sending", "Dicoret"),
    },
    "minutes_edit": {
        "text": QT_TRANSLATE_NOOP("sending", "Tulisan baris"),
        "remark": QT_TRANSLATE_NOOP("sending", "Catatan notulis"),
        "is_hidden": QT_TRANSLATE_NOOP("sending", "Tidak dicetak"),
    },
}
_TIMES = frozenset({"present_ms", "left_ms"})
_FLAGS = frozenset({"boleh_menjawab", "delegasi", "struck", "is_hidden"})


def conflict_name(conflict: Conflict) -> str:
    """Return what was written twice."""
    if conflict.is_deletion:
        return _say(QT_TRANSLATE_NOOP("sending", "Penghapusan"))
    if _is_setting(conflict):
        if conflict.part.startswith(_PHRASE):
            phrase = _say(QT_TRANSLATE_NOOP("sending", "Kalimat baku: {name}"))
            return phrase.format(name=conflict.part.removeprefix(_PHRASE))
        return _say(_SETTINGS[conflict.part]) if conflict.part in _SETTINGS else conflict.part
    own = _FIELDS.get(conflict.entity, {}).get(conflict.field)
    return _say(own) if own else name_word(conflict.field)


def conflict_value(conflict: Conflict, value: str) -> str:
    """Return a value of its field as people say it, several things on lines of their own; "—" for nothing."""
    if _is_setting(conflict):
        return _setting_words(value) or "—"
    if conflict.entity in _FIELDS:
        return _field_words(conflict.field, value) or "—"
    shown = value_word(conflict.field, value)
    # As it was written: a list of fields would put all of it into one line.
    return value if value and shown.split() == value.split() else shown


def conflict_line(conflict: Conflict, value: str) -> str:
    """Return a value in one line."""
    return " · ".join(_lines(conflict, value))


def differing_lines(conflict: Conflict) -> tuple[str, str]:
    """Return both values in one line each: where each has lines of its own, only those."""
    kept, other = (_lines(conflict, one.value) for one in (conflict.kept, conflict.other))
    own = [line for line in kept if line not in other]
    theirs = [line for line in other if line not in kept]
    # A line more on one side is seen only beside the whole.
    both = (own, theirs) if own and theirs else (kept, other)
    return " · ".join(both[0]), " · ".join(both[1])


def _lines(conflict: Conflict, value: str) -> list[str]:
    return [part.strip() for part in conflict_value(conflict, value).splitlines() if part.strip()]


def can_be_written(conflict: Conflict) -> bool:
    """Tell whether a third value may be written. What is counted, chosen or has parts is changed in its form."""
    if conflict.is_deletion:
        return False
    if _is_setting(conflict):
        return isinstance(_read(conflict.kept.value), str | list) and conflict.part != "kertas"
    return conflict.field not in _TIMES | _FLAGS and not _differs(conflict)


def written_value(conflict: Conflict, text: str) -> str:
    """Return what a person wrote as the field keeps it."""
    if not _is_setting(conflict):
        return text
    is_list = isinstance(_read(conflict.kept.value), list)
    lines: list[Json] = [line.strip() for line in text.splitlines() if line.strip()]
    return canonical_json(lines if is_list else text)


def _is_setting(conflict: Conflict) -> bool:
    return conflict.entity == _SETTING and conflict.field == "value"


def _differs(conflict: Conflict) -> bool:
    said = value_word(conflict.field, conflict.kept.value)
    return bool(conflict.kept.value) and said.split() != conflict.kept.value.split()


def _setting_words(value: str) -> str:
    match _read(value):
        case dict() as official:
            return _official_words(official)
        case list() as lines:
            return "\n".join(str(line) for line in lines)
        case None:
            return value
        case said:
            return str(said)


def _official_words(official: dict[str, Json]) -> str:
    unknown = _say(QT_TRANSLATE_NOOP("sending", "belum diisi"))
    nothing = _say(QT_TRANSLATE_NOOP("sending", "tidak punya"))
    nip = official.get("nip") or (unknown if official.get("ada_nip") else nothing)
    parts = (
        (QT_TRANSLATE_NOOP("sending", "Nama: {text}"), official.get("nama") or unknown),
        (QT_TRANSLATE_NOOP("sending", "Jabatan: {text}"), official.get("jabatan")),
        (QT_TRANSLATE_NOOP("sending", "NIP: {text}"), nip),
    )
    return "\n".join(_say(words).format(text=text) for words, text in parts if text)


def _field_words(name: str, value: str) -> str:
    try:
        if name in _TIMES and value:
            return clock(int(value))
    except ValueError:
        return value
    if name in _FLAGS:
        return _say(QT_TRANSLATE_NOOP("sending", "ya") if value == "1" else QT_TRANSLATE_NOOP("sending", "tidak"))
    return value


def _read(value: str) -> Json:
    """Return what a setting's text says, None where it cannot be read."""
    try:
        return cast("Json", json.loads(value))
    except ValueError:
        return None


def _say(text: str) -> str:
    return translated(_CONTEXT, text)
