from __future__ import annotations

import os
import stat
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.domain.session import AgendaItem, AgendaKind, SpeakingRules
from app.domain.session_draft import SessionDraft, site_of
from app.domain.session_templates import TEMPLATES
from app.domain.site import Transport
from app.settings.draft_file import copy_for_day, new_base, open_for_change, problems_of, save_draft
from app.settings.paths import find_resources
from app.settings.session_file import load_session
from app.settings.wilayah_file import load_wilayah
from tests.domain.kelurahan import KALIBARU
from tests.settings.session_texts import AGENDA, SITE, TOP, write

DAY = date(2026, 12, 1)
DEMO = find_resources() / "sessions" / "2018-01-23-kelurahan.toml"
EXAMPLE = find_resources() / "sessions" / "contoh-ip-camera.toml"
CITY = load_wilayah(find_resources() / "reference" / "bekasi-wilayah.csv")


def ready(template: int = 0) -> SessionDraft:
    draft = TEMPLATES[template].draft(CITY, DAY)
    sites = (replace(site, main=f"rtsp://10.0.0.{n}/live") for n, site in enumerate(draft.sites, 1))
    return replace(draft, sites=tuple(sites))


def own(path: Path, folder: Path) -> Path:
    """Return a copy of a session file that may be written."""
    return write(folder, path.read_text(encoding="utf-8"), path.name)


def sentences(draft: SessionDraft) -> dict[tuple[str | int, ...], str]:
    return {problem.field: problem.sentence for problem in problems_of(draft, new_base())}


@pytest.mark.parametrize("template", [0, 1, 2])
def test_a_filled_template_becomes_a_file_the_program_opens(tmp_path: Path, template: int) -> None:
    draft, base = save_draft(ready(template), new_base(), tmp_path / "sesi", ())
    assert base.path == tmp_path / "sesi" / f"{draft.session_id}.toml"
    session = load_session(base.path)
    assert session.session_id == draft.session_id
    assert tuple(site.code for site in session.sites) == draft.codes
    assert (session.held_on, session.rkpd_year, session.agenda) == (DAY, 2027, draft.agenda)
    assert base.path.read_text(encoding="utf-8").startswith("# Berkas sesi.")


def test_two_sessions_of_one_day_are_two_files(tmp_path: Path) -> None:
    first, _ = save_draft(ready(), new_base(), tmp_path, ())
    second, _ = save_draft(ready(), new_base(), tmp_path, {f"{first.session_id}-2"})
    assert (first.session_id, second.session_id) == (
        "2026-12-01-musrenbang-kelurahan",
        "2026-12-01-musrenbang-kelurahan-3",
    )


@pytest.mark.parametrize("path", [DEMO, EXAMPLE])
def test_a_file_that_is_opened_and_saved_stays_as_it_is(tmp_path: Path, path: Path) -> None:
    file = own(path, tmp_path)
    before = file.read_bytes()
    draft, base = open_for_change(file, DAY)
    save_draft(draft, base, tmp_path, ())
    assert file.read_bytes() == before


def test_what_was_not_changed_stays_with_its_comments(tmp_path: Path) -> None:
    file = own(EXAMPLE, tmp_path)
    draft, base = open_for_change(file, DAY)
    draft = replace(draft, title="Judul lain", chair_site=draft.sites[2].code)
    draft = draft.with_site(0, replace(draft.sites[0], main="rtsp://192.0.2.99/x", sub="", transport=Transport.UDP))
    save_draft(draft, base, tmp_path, ())
    before, after = EXAMPLE.read_text(encoding="utf-8").splitlines(), file.read_text(encoding="utf-8").splitlines()
    assert {line for line in before if line.startswith("#")} <= set(after)
    changed = set(after) - set(before)
    assert changed == {
        'title = "Judul lain"',
        'chair_site = "ruang-rapat-bappeda"',
        'main = "rtsp://192.0.2.99/x"',
        'transport = "udp"',
    } - set(before)
    assert load_session(file).sites[0].participants == load_session(EXAMPLE).sites[0].participants


def test_sites_take_their_people_and_comments_along(tmp_path: Path) -> None:
    file = own(DEMO, tmp_path)
    draft, base = open_for_change(file, DAY)
    draft = draft.moved(0, 11).without_site(0)
    assert draft.sites[-1].name == "Pejuang"
    save_draft(draft, base, tmp_path, ())
    before, after = load_session(DEMO), load_session(file)
    people = {site.code: site.participants for site in before.sites}
    assert [site.code for site in after.sites] == list(draft.codes)
    assert all(site.participants == people[site.code] for site in after.sites)
    text = file.read_text(encoding="utf-8")
    keys = [text.index(f"\n# F{number}\n[[site]]\n") for number in range(1, 12)]
    assert keys == sorted(keys)
    assert "# F12" not in text


def test_a_new_site_and_a_new_point_of_the_agenda_find_their_place(tmp_path: Path) -> None:
    file = own(EXAMPLE, tmp_path)
    draft, base = open_for_change(file, DAY)
    first = replace(draft.agenda[0], responsible=" Camat ")
    agenda = (first, AgendaItem("Doa", 5, AgendaKind.OPENING, "Ketua MUI"), *draft.agenda[1:])
    draft = replace(draft.with_sites([replace(site_of(KALIBARU), main="rtsp://10.0.0.9/")]), agenda=agenda)
    draft = replace(draft.moved(3, 1), speaking=SpeakingRules(240, 30))
    save_draft(draft, base, tmp_path, ())
    after = load_session(file)
    assert [site.name for site in after.sites] == ["Pejuang", "Kalibaru", "Bintara Jaya", "Ruang Rapat Bappeda"]
    assert after.agenda == (replace(first, responsible="Camat"), *agenda[1:])
    assert after.speaking == SpeakingRules(240, 30)
    again, _ = open_for_change(file, DAY)
    assert again.agenda == after.agenda
    assert "# Lokasi 2: komputer tanpa penyimpan" in file.read_text(encoding="utf-8")


def test_line_ends_and_byte_order_mark_of_notepad_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "sesi.toml"
    file.write_bytes(b"\xef\xbb\xbf" + (TOP + AGENDA + SITE).replace("\n", "\r\n").encode())
    draft, base = open_for_change(file, DAY)
    save_draft(replace(draft, title="Lain").with_sites([]), base, tmp_path, ())
    content = file.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n") > 10
    assert load_session(file).title == "Lain"


def test_a_list_in_one_line_is_not_taken_apart(tmp_path: Path) -> None:
    site = '{ kind = "ruang", code = "a", name = "A", main = "rtsp://10.0.0.1/" }'
    file = write(tmp_path, f"{TOP}site = [{site}]\n")
    draft, base = open_for_change(file, DAY)
    before = file.read_bytes()
    with pytest.raises(UserError, match="tidak dapat diubah"):
        save_draft(replace(draft, title="Lain"), base, tmp_path, ())
    assert file.read_bytes() == before


def test_a_file_with_mistakes_can_be_mended(tmp_path: Path) -> None:
    file = write(tmp_path, TOP.replace('"Kota Bekasi"', '""') + SITE.replace("rtsp://10.0.0.1/live", "10.0.0.1"))
    draft, base = open_for_change(file, DAY)
    assert {problem.field for problem in problems_of(draft, base)} == {("city",), ("site", 0, "main")}
    mended = replace(draft.with_site(0, replace(draft.sites[0], main="rtsp://10.0.0.1/")), city="Kota Bekasi")
    save_draft(mended, base, tmp_path, ())
    assert load_session(file).city == "Kota Bekasi"


def test_a_file_changed_by_another_program_is_not_overwritten(tmp_path: Path) -> None:
    file = own(EXAMPLE, tmp_path)
    draft, base = open_for_change(file, DAY)
    file.write_text(file.read_text(encoding="utf-8") + "# baru\n", encoding="utf-8")
    with pytest.raises(UserError, match="diubah program lain"):
        save_draft(draft, base, tmp_path, ())
    assert file.read_text(encoding="utf-8").endswith("# baru\n")


def test_a_protected_file_is_not_overwritten(tmp_path: Path) -> None:
    file = own(EXAMPLE, tmp_path)
    draft, base = open_for_change(file, DAY)
    os.chmod(file, stat.S_IREAD)
    with pytest.raises(UserError, match="hanya boleh dibaca"):
        save_draft(replace(draft, title="Lain"), base, tmp_path, ())


def test_nothing_is_written_while_something_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="belum diisi"):
        save_draft(TEMPLATES[0].draft(CITY, DAY), new_base(), tmp_path, ())
    assert list(tmp_path.iterdir()) == []


def test_the_next_day_begins_from_an_earlier_session(tmp_path: Path) -> None:
    draft, base = copy_for_day(DEMO, DAY)
    assert base.path is None
    draft, base = save_draft(draft, base, tmp_path, ())
    assert base.path is not None
    before, after = load_session(DEMO), load_session(base.path)
    assert (after.session_id, after.held_on, after.rkpd_year) == (draft.session_id, DAY, 2027)
    # Also the pictures of the demonstration are found from the other folder, and the people stay.
    assert after.sites == before.sites
    assert DEMO.read_text(encoding="utf-8").splitlines()[0] in base.path.read_text(encoding="utf-8")


def test_what_is_wrong_is_said_beside_its_field_in_words_of_the_page() -> None:
    draft = ready()
    draft = replace(draft, title="", speaking=SpeakingRules(60, 60), rkpd_year=1900)
    sites = list(draft.sites)
    sites[0] = replace(sites[0], main="")
    sites[1] = replace(sites[1], short="AB", main="rtsp://admin:hush@10.0.0.1/")
    sites[2] = replace(sites[2], short=sites[3].short, credential="keyring:x")
    said = sentences(replace(draft, sites=tuple(sites)))
    assert set(said) == {
        ("title",),
        ("rkpd_year",),
        ("speaking", "warning_s"),
        ("site", 0, "main"),
        ("site", 1, "main"),
        ("site", 1, "short"),
        ("site", 2, "credential"),
        ("site", 3, "short"),
    }
    assert said["site", 0, "main"] == "Alamat siaran utama belum diisi."
    assert said["title",] == "Tidak boleh kosong. Satu baris, paling banyak 200 huruf."
    assert said["speaking", "warning_s"] == "Harus lebih kecil dari waktu bicara. Lebih pendek dari waktu bicara."
    everything = " ".join(said.values())
    assert not [word for word in ("hush", "tanda kutip", "credential", "turn_s", "keyring set") if word in everything]


def test_an_empty_roster_is_said() -> None:
    assert ("site",) in sentences(TEMPLATES[3].draft(CITY, DAY))
