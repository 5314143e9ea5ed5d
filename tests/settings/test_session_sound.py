"""`[sound]` and what a site says about its own sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.sound_processing import USUAL, NoiseTreatment, SoundProcessing
from app.settings.session_file import load_session
from tests.settings.session_texts import SITE, TOP, lines_of, refusal, write

COMMON = '[sound]\ntarget_lufs = -23\nhigh_pass_hz = 100\nhum = true\nnoise = "gate"\n'


def sound(folder: Path, text: str) -> SoundProcessing:
    return load_session(write(folder, text)).sites[0].sound


def test_what_is_not_written_is_usual(tmp_path: Path) -> None:
    assert sound(tmp_path, TOP + SITE) == USUAL
    assert sound(tmp_path, TOP + "[sound]\n" + SITE + "sound = {}\n") == USUAL
    assert USUAL.levelling


def test_a_site_changes_only_what_it_names(tmp_path: Path) -> None:
    common = SoundProcessing(target_lufs=-23.0, high_pass_hz=100, hum=True, noise=NoiseTreatment.GATE)
    assert sound(tmp_path, TOP + COMMON + SITE) == common
    own = "sound = { gain_db = 3, hum = false, high_pass_hz = 0 }\n"
    assert sound(tmp_path, TOP + COMMON + SITE + own) == SoundProcessing(
        target_lufs=-23.0, high_pass_hz=0, hum=False, noise=NoiseTreatment.GATE, gain_db=3.0
    )
    own = '[site.sound]\nbypass = true\nlevelling = false\nnoise = "reduction"\n'
    found = sound(tmp_path, TOP + COMMON + SITE + own)
    assert (found.is_bypassed, found.levelling, found.noise) == (True, False, NoiseTreatment.REDUCTION)


@pytest.mark.parametrize(
    ("table", "own", "line"),
    [
        ("target_lufs = 0", "", "sound.target_lufs: terlalu besar. Ditemukan: 0. Diizinkan: bilangan -30 sampai -14"),
        ("target_lufs = nan", "", "sound.target_lufs: harus berupa bilangan. Ditemukan: nan."),
        ('target_lufs = "-20"', "", 'sound.target_lufs: harus berupa bilangan. Ditemukan: "-20".'),
        ("high_pass_hz = 400", "", "sound.high_pass_hz: terlalu besar. Ditemukan: 400. Diizinkan: bilangan bulat 0"),
        ("hum = 50", "", "sound.hum: harus berupa true atau false. Ditemukan: 50."),
        ('noise = "on"', "", 'sound.noise: pilihan ini tidak dikenal. Ditemukan: "on". Diizinkan: "off", "gate"'),
        ("gain_db = 3", "", "sound.gain_db: kunci ini tidak dikenal; `gain_db` ditulis di bawah baris [site.sound]."),
        ("", "gain_db = 31", "site[1].sound.gain_db (Aren Jaya): terlalu besar. Ditemukan: 31. Diizinkan: bilangan"),
        ("", "gain = 3", "site[1].sound.gain (Aren Jaya): kunci ini tidak dikenal; mungkin maksudnya `gain_db`?"),
        ("", 'noise = "on"', 'site[1].sound.noise (Aren Jaya): pilihan ini tidak dikenal. Ditemukan: "on". Diizinkan:'),
        ("", "bypass = 1", "site[1].sound.bypass (Aren Jaya): harus berupa true atau false. Ditemukan: 1."),
    ],
)
def test_a_wrong_value_is_named_with_what_may_stand_there(table: str, own: str, line: str, tmp_path: Path) -> None:
    (found,) = lines_of(refusal(write(tmp_path, f"{TOP}[sound]\n{table}\n{SITE}sound = {{ {own} }}\n")))
    assert found.startswith(f"1. {line}")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"{TOP}sound = 3\n{SITE}", "sound: harus berupa tabel. Ditemukan: 3. Diizinkan: satu tabel yang diawali"),
        (f"{TOP}{SITE}sound = 5\n", "site[1].sound (Aren Jaya): harus berupa tabel. Ditemukan: 5. Diizinkan: satu"),
    ],
)
def test_another_shape_is_refused(text: str, line: str, tmp_path: Path) -> None:
    (found,) = lines_of(refusal(write(tmp_path, text)))
    assert found.startswith(f"1. {line}")
