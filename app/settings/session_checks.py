"""Checks of a session file that look at several values at once.

They read the file as it is, so that they find their errors even where single values are wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from app.domain.hardware import AUTO, OFF, is_setting
from app.domain.redaction import redact_address
from app.domain.session import MAX_SITES
from app.domain.text import QT_TRANSLATE_NOOP
from app.settings.session_model import SessionTable, SiteTable
from app.settings.session_values import allowed_for
from app.settings.session_wording import Problem, allowed_text, shorten, shown

_UNIQUE_KEYS = ("code", "short", "gateway_path")
_SAME = QT_TRANSLATE_NOOP("session_file", "sama dengan site[{number}]{name}; setiap lokasi harus berbeda")
_NO_GATEWAY = QT_TRANSLATE_NOOP("session_file", "tidak ada gunanya tanpa tabel [gateway]")
_UNKNOWN_DEVICE = QT_TRANSLATE_NOOP("session_file", "pilihan ini tidak dikenal")
_DEVICES_HERE = QT_TRANSLATE_NOOP("session_file", "{names} (di komputer ini)")
_NO_SUCH_SITE = QT_TRANSLATE_NOOP("session_file", "tidak ada lokasi dengan kode ini")
_SITES_HERE = QT_TRANSLATE_NOOP("session_file", "salah satu kode lokasi di berkas ini: {codes}")
_TOO_MANY = QT_TRANSLATE_NOOP("session_file", "terlalu banyak lokasi")


def roster_problems(raw: Mapping[str, object]) -> list[Problem]:
    """Find too many sites, and codes or short names that are used twice."""
    sites = raw.get("site")
    if not isinstance(sites, list):
        return []
    problems: list[Problem] = []
    if len(sites) > MAX_SITES:
        problems.append(Problem(("site",), _TOO_MANY, str(len(sites)), allowed_text(allowed_for(SessionTable, "site"))))
    for key in _UNIQUE_KEYS:
        first_of: dict[str, int] = {}
        for index, site in enumerate(sites):
            value = site.get(key) if isinstance(site, dict) else None
            if not isinstance(value, str):
                continue
            first = first_of.setdefault(value, index)
            if first != index:
                name = sites[first].get("name")
                reason = _SAME.format(
                    number=first + 1, name=f" ({shorten(redact_address(name))})" if isinstance(name, str) else ""
                )
                path = ("site", index, key)
                problems.append(Problem(path, reason, shown(path, value), allowed_text(allowed_for(SiteTable, key))))
    return problems


def gateway_problems(raw: Mapping[str, object]) -> list[Problem]:
    """Find sites with a path at a gateway that the file does not have."""
    sites = raw.get("site")
    if "gateway" in raw or not isinstance(sites, list):
        return []
    allowed = allowed_text(allowed_for(SessionTable, "gateway"))
    return [
        Problem(path, _NO_GATEWAY, shown(path, site["gateway_path"]), allowed)
        for index, site in enumerate(sites)
        if isinstance(site, dict) and "gateway_path" in site and (path := ("site", index, "gateway_path"))
    ]


def chair_problems(raw: Mapping[str, object]) -> list[Problem]:
    """Find a chair who sits at no site of the roster."""
    chair, sites = raw.get("chair_site"), raw.get("site")
    if not isinstance(chair, str) or not isinstance(sites, list):
        return []
    codes = [code for site in sites if isinstance(site, dict) and isinstance(code := site.get("code"), str)]
    if not codes or chair in codes:
        return []
    path = ("chair_site",)
    listed = ", ".join(f'"{shorten(redact_address(code))}"' for code in codes[:MAX_SITES])
    return [Problem(path, _NO_SUCH_SITE, shown(path, chair), allowed_text(_SITES_HERE.format(codes=listed)))]


def hardware_problems(raw: Mapping[str, object], offered: Callable[[], Sequence[str]]) -> list[Problem]:
    """Find a setting for hardware decoding that no computer knows; `offered` is asked only then.

    A device that another computer has is no mistake: here the processor decodes instead.
    """
    video = raw.get("video")
    value = video.get("hardware_decoding") if isinstance(video, dict) else None
    if not isinstance(value, str) or is_setting(value):
        return []
    names = ", ".join(f'"{name}"' for name in (OFF, AUTO, *offered()))
    path = ("video", "hardware_decoding")
    allowed = _DEVICES_HERE.format(names=names)
    return [Problem(path, _UNKNOWN_DEVICE, shown(path, value), allowed_text(allowed))]
