from __future__ import annotations

import runpy
from pathlib import Path
from zipfile import ZipFile

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "make_minutes_template.py"


def parts(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def made(tmp_path: Path) -> Path:
    target = tmp_path / "templates" / "notulen.docx"
    runpy.run_path(str(SCRIPT))["make"](target)
    return target


def test_the_shipped_template_is_what_the_script_makes(made: Path, template: Path) -> None:
    assert parts(made) == parts(template)


def test_the_template_names_no_tool_and_no_person(template: Path) -> None:
    core = parts(template)["docProps/core.xml"].decode()
    assert "python" not in core.casefold()
    assert "<dc:creator></dc:creator>" in core or "<dc:creator/>" in core
