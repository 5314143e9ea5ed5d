r"""The one form in which an operation is hashed, at a station, on the wire and on the server.

The seal is `hash`: lower-case hexadecimal SHA-256 of the line's canonical JSON. The canonical
JSON is one object with these keys and nothing else:

    actor base_rev device_id entity entity_id mono_ms op_id parent_seq patch prev_hash schema seq wall_utc

as UTF-8, keys sorted by code point at every level, no white space, `,` and `:` as separators,
only `"`, `\` and U+0000…U+001F escaped (`\b \t \n \f \r`, else `\u00xx`), integers in decimal,
no floats. For these values that is RFC 8785, so a server in any language can check it. `patch`
is in it as an object. `prev_hash` of a device's first line is 64 zeros.

An edit, a deletion, a swap or an insertion breaks the chain. That the newest lines were cut off,
or that the whole log was written anew, shows only against a receipt kept elsewhere.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

GENESIS = "0" * 64

Json = str | int | bool | None | list["Json"] | dict[str, "Json"]


_CANONICAL = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))


def canonical_json(value: Json) -> str:
    """Write `value` in the one form that is hashed and stored (see the top of this module)."""
    return _CANONICAL.encode(value)


def seal(fields: Mapping[str, Json]) -> str:
    """Return the hash of a line from all its other fields, `patch` as an object."""
    return hashlib.sha256(canonical_json(dict(fields)).encode()).hexdigest()
