"""Versions of what the program is made of, read from package metadata: nothing is imported for it."""

from __future__ import annotations

import platform
import re
import sys
from dataclasses import dataclass
from importlib import metadata

DISTRIBUTION = "musrenbang-control-room"

_REQUIREMENT = re.compile(r"(?P<name>[A-Za-z0-9._-]+)\s*(?:\[[^\]]*\])?\s*(?P<specifier>[^;]*?)\s*(?:;(?P<marker>.*))?")
_CLAUSE = re.compile(r"(?P<operator>>=|<=|~=|==|!=|<|>)\s*(?P<version>[^,\s]+)")
_RELEASE = re.compile(r"\d+(?:\.\d+)*")


@dataclass(frozen=True, slots=True)
class Requirement:
    """A library the program needs; `conditional` if only on some machines."""

    name: str
    specifier: str
    conditional: bool


def requirements(distribution: str = DISTRIBUTION) -> tuple[Requirement, ...]:
    """Return what the installed program declares to need, by name; empty if it is not installed as a package."""
    try:
        declared = metadata.requires(distribution) or []
    except metadata.PackageNotFoundError:
        return ()
    found: list[Requirement] = []
    for text in declared:
        match = _REQUIREMENT.fullmatch(text.strip())
        if match and "extra" not in (match["marker"] or ""):
            found.append(Requirement(match["name"], match["specifier"], match["marker"] is not None))
    return tuple(sorted(found, key=lambda requirement: requirement.name.lower()))


def installed_version(name: str) -> str | None:
    """Return the version of an installed distribution, or None."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def satisfies(version: str, specifier: str) -> bool:
    """Tell whether a release fits a specifier such as `>=18.1,<19` or `~=6.12.0`.

    Compares the numbers of the releases only: what stands behind them (`rc1`, `.post1`) is not looked at.
    """
    have = _release(version)
    for clause in _CLAUSE.finditer(specifier):
        wanted = _release(clause["version"])
        width = max(len(have), len(wanted))
        left, right = _padded(have, width), _padded(wanted, width)
        prefix = wanted if clause["version"].endswith(".*") else ()
        fits = {
            ">=": left >= right,
            "<=": left <= right,
            ">": left > right,
            "<": left < right,
            "==": have[: len(prefix)] == prefix if prefix else left == right,
            "!=": have[: len(prefix)] != prefix if prefix else left != right,
            "~=": left >= right and have[: len(wanted) - 1] == wanted[:-1],
        }
        if not fits[clause["operator"]]:
            return False
    return True


def environment_lines() -> tuple[str, ...]:
    """Describe the machine and the versions, one line each, for a report."""
    lines = [
        f"program: {DISTRIBUTION} {installed_version(DISTRIBUTION) or '?'}",
        f"python: {platform.python_version()} ({platform.python_implementation()})",
        f"sistem: {platform.platform()}",
        f"mesin: {platform.machine()}",
        f"beku: {'ya' if getattr(sys, 'frozen', False) else 'tidak'}",
    ]
    lines += [f"{item.name}: {installed_version(item.name) or '-'}" for item in requirements()]
    return tuple(lines)


def _release(version: str) -> tuple[int, ...]:
    match = _RELEASE.match(version)
    return tuple(int(part) for part in match.group().split(".")) if match else ()


def _padded(release: tuple[int, ...], width: int) -> tuple[int, ...]:
    return release + (0,) * (width - len(release))
