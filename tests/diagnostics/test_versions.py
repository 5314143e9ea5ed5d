from __future__ import annotations

import sys
from importlib import metadata

import pytest

from app.diagnostics.versions import Requirement, environment_lines, installed_version, requirements, satisfies


@pytest.mark.parametrize(
    ("version", "specifier"),
    [
        ("18.1.0", ">=18.1,<19"),
        ("18.1", ">=18.1.0,<19"),
        ("6.12.3", "~=6.12.0"),
        ("2.9", "~=2.2"),
        ("5.0.0.93", ">=5.0,<6"),
        ("1.0", "==1.0.0"),
        ("1.4.2", "==1.4.*"),
        ("1.5", "!=1.4.*,!=1.6"),
        ("1.5", ">1.4,<=1.5"),
        ("3.0rc1", ""),
        ("1.2.post1", ">=1.2"),
    ],
)
def test_a_version_that_fits(version: str, specifier: str) -> None:
    assert satisfies(version, specifier)


@pytest.mark.parametrize(
    ("version", "specifier"),
    [
        ("19.0.0", ">=18.1,<19"),
        ("18.0.9", ">=18.1,<19"),
        ("6.13.0", "~=6.12.0"),
        ("3.0", "~=2.2"),
        ("2.1", "~=2.2"),
        ("1.0.1", "==1.0"),
        ("1.5.0", "==1.4.*"),
        ("1.4.9", "!=1.4.*"),
        ("1.6.0", "!=1.6"),
        ("1.4", ">1.4"),
        ("1.6", "<=1.5"),
        ("9.0", ">=10.0"),
    ],
)
def test_a_version_that_does_not_fit(version: str, specifier: str) -> None:
    assert not satisfies(version, specifier)


def test_the_requirements_are_those_of_the_installed_program() -> None:
    needed = {requirement.name: requirement for requirement in requirements()}
    assert {"av", "pydantic", "keyring", "psutil", "pyside6-essentials"} <= {name.lower() for name in needed}
    assert needed["pysqlite3"].conditional
    assert needed["av"] == Requirement("av", needed["av"].specifier, conditional=False)
    assert satisfies("18.1.0", needed["av"].specifier)
    assert not satisfies("19.0.0", needed["av"].specifier)


def test_extras_of_a_library_are_not_needed() -> None:
    # keyring declares test and documentation tools as extras.
    assert any("extra" in text for text in metadata.requires("keyring") or [])
    assert "pytest" not in {requirement.name for requirement in requirements("keyring")}


def test_a_program_that_is_not_installed_declares_nothing() -> None:
    assert requirements("tidak-ada-program-ini") == ()
    assert installed_version("tidak-ada-program-ini") is None


def test_the_environment_names_the_program_and_its_libraries() -> None:
    lines = environment_lines()
    assert f"python: {sys.version_info.major}.{sys.version_info.minor}" in "\n".join(lines)
    assert f"pydantic: {metadata.version('pydantic')}" in lines
