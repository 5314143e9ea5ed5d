"""Change the sound settings in the text of a session file, and nothing else in it.

Comments, order and spelling of everything else stay as their author wrote them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import tomlkit

from app.domain.identity import SiteId
from app.domain.sound_processing import USUAL, SiteSound, SoundProcessing
from app.settings.session_model import SoundTable
from app.settings.toml_text import put, with_line_ends_of

Value = bool | int | float | str


def common_values(processing: SoundProcessing) -> dict[str, Value]:
    """Return what `[sound]` may say, by key."""
    return {
        "target_lufs": _number(processing.target_lufs),
        "high_pass_hz": processing.high_pass_hz,
        "hum": processing.hum,
        "noise": processing.noise.value,
        "levelling": processing.levelling,
    }


def with_sound(text: str, wanted: Mapping[SiteId, SiteSound]) -> str:
    """Return the text of a session file with these settings, by the sites' codes; all of them are named.

    What all sites have in common goes into `[sound]`; what a site has for itself, into its own table.
    A key that says what it should already is not touched. Raises ValueError if the text is no TOML.
    """
    document: Any = tomlkit.parse(text)  # tomlkit types what it finds as a union of a dozen classes
    usual = _put_common(document, [common_values(sound.processing) for sound in wanted.values()])
    for site in document["site"]:
        sound = wanted[SiteId(str(site["code"]))]
        _put_own(site, _own_values(sound), usual)
    return with_line_ends_of(text, tomlkit.dumps(document))


def _put_common(document: Any, all_wanted: list[dict[str, Value]]) -> dict[str, Value]:  # noqa: ANN401 - see above
    """Let `[sound]` say what all sites want; return what it says then, and what holds for a key it does not name."""
    table = document.get("sound")
    usual: dict[str, Value] = {}
    for key in all_wanted[0]:
        said = table[key] if table is not None and key in table else SoundTable.model_fields[key].default
        values = [wanted[key] for wanted in all_wanted]
        usual[key] = said
        if all(value == values[0] for value in values) and said != values[0]:
            if table is None:
                document.append("sound", tomlkit.table())
                table = document["sound"]
            put(table, key, values[0])
            usual[key] = values[0]
    return usual


def _own_values(sound: SiteSound) -> dict[str, Value]:
    return {
        "gain_db": _number(sound.processing.gain_db),
        "bypass": sound.processing.is_bypassed,
        "lip_sync_ms": sound.lip_sync_ms,
        **common_values(sound.processing),
    }


def _put_own(site: Any, wanted: Mapping[str, Value], usual: Mapping[str, Value]) -> None:  # noqa: ANN401 - see above
    table = site.get("sound")
    defaults = {"gain_db": USUAL.gain_db, "bypass": USUAL.is_bypassed, "lip_sync_ms": 0, **usual}
    missing: dict[str, Value] = {}
    for key, value in wanted.items():
        if table is not None and key in table:
            if table[key] != value:
                table[key] = value
        elif value != defaults[key]:
            missing[key] = value
    if not missing:
        return
    if table is None:
        said = ", ".join(f"{key} = {tomlkit.item(value).as_string()}" for key, value in missing.items())
        # Written by the library, it would have no spaces inside its braces as people write them.
        put(site, "sound", tomlkit.value(f"{{ {said} }}"))
        return
    for key, value in missing.items():
        put(table, key, value)


def _number(value: float) -> int | float:
    """Return a whole number as one: people write −20, not −20.0."""
    return int(value) if float(value).is_integer() else value
