from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.settings.session_file import load_session
from tests.settings.session_texts import SITE, TOP, lines_of, write


def test_the_wall_moves_unless_somebody_turns_it_off(tmp_path: Path) -> None:
    assert load_session(write(tmp_path, TOP + SITE)).wall_animation
    assert not load_session(write(tmp_path, TOP + "[wall]\nanimation = false\n" + SITE)).wall_animation


def test_a_word_is_no_switch(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        load_session(write(tmp_path, TOP + '[wall]\nanimation = "mati"\n' + SITE))
    (line,) = lines_of(caught.value)
    assert line.startswith("1. wall.animation")
    assert "true atau false" in line
