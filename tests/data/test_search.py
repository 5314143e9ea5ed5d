from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.data.search import MAX_WORDS, mentions_place
from app.data.store import Store
from app.domain.identity import SessionId
from app.domain.proposal import ProposalQuery
from tests.data.samples import BINTARA, OPENED_MS, PEJUANG, SESSION_ID, SteppingClock, save, session

OTHER = SessionId("musrenbang-2019")

TEXTS = {
    # id: (site, rw, rt, pengusul, permasalahan, usulan, lokasi)
    "drainase": (PEJUANG, "07", "3", "Bapak Asep", "Saluran tersumbat", "Normalisasi drainase", "Gang Mawar"),
    "lampu": (PEJUANG, "7", "", "Ibu Sri", "Jalan gelap", "Lampu PJU 12 titik", "Jalan Melati RT 03/RW 14"),
    "posyandu": (BINTARA, "RW 07", "RT.12", "Bu Nur", "Balita gizi kurang", "Gedung Posyandu", "Blok C%5_a"),
    "kutip": (BINTARA, "70", "", '5 warga "Jago"', "Tanda * dan 'petik'", "Café 🙂🙂🙂 ke-2", "C:\\tanah"),
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path: Path = tmp_path_factory.mktemp("search") / "a.db"
    with Store.open(path, "operator", SteppingClock()) as store:
        for session_id in (SESSION_ID, OTHER):
            store.open_session(session(session_id), OPENED_MS)
        for key, (site_id, rw, rt, pengusul, permasalahan, usulan, lokasi) in TEXTS.items():
            request = save(
                key, site_id=site_id, rw=rw, rt=rt, pengusul=pengusul, permasalahan=permasalahan, usulan=usulan,
                lokasi=lokasi,
            )  # fmt: skip
            store.save_proposal(request, OPENED_MS).result()
        store.save_proposal(save("lain", session_id=OTHER, usulan="Normalisasi drainase"), OPENED_MS).result()
        yield store


def find(store: Store, text: str, **query: object) -> list[str]:
    request = ProposalQuery(SESSION_ID, text=text, **query)  # type: ignore[arg-type]
    return [str(p.proposal_id) for p in store.find_proposals(request).result()]


ALL = ["kutip", "posyandu", "lampu", "drainase"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ALL),
        ("  \t\n ", ALL),
        ("drainase", ["drainase"]),
        ("DRAIN", ["drainase"]),
        ("rainas", ["drainase"]),
        ("jalan", ["lampu"]),
        ("gang mawar", ["drainase"]),
        ("mawar gang", ["drainase"]),
        ("mawar jalan", []),
        ("asep normalisasi", ["drainase"]),
        ("bu", ["posyandu", "lampu"]),
        ("C", ["kutip", "posyandu"]),
        ("ke-2", ["kutip"]),
        ("zzz", []),
        # numbers
        ("PJG-001", ["drainase"]),
        ("drainse", ["drainase"]),
        ("darinase mawar", ["drainase"]),
        ("posyandhu", ["posyandu"]),
        ("lampi", ["lampu"]),
        ("xyzxyz", []),
        ("pjg-002", ["lampu"]),
        ("PJG-2", ["lampu"]),
        ("pjg2", ["lampu"]),
        ("001", ["posyandu", "drainase"]),
        ("2", ["kutip", "lampu"]),
        ("12", ["lampu"]),
        ("0012", []),
        ("PJG", ["lampu", "drainase"]),
        ("btj posyandu", ["posyandu"]),
        ("PJG-003", []),
        # RW and RT
        ("RW 07", ["posyandu", "lampu", "drainase"]),
        ("RW7", ["posyandu", "lampu", "drainase"]),
        ("rw.007", ["posyandu", "lampu", "drainase"]),
        ("RW 70", ["kutip"]),
        ("RW 14", ["lampu"]),
        ("RT 3", ["lampu", "drainase"]),
        ("RT12", ["posyandu"]),
        ("RT 5", []),
        ("RW 07 lampu", ["lampu"]),
        ("RT 3 RW 14", ["lampu"]),
        ("RT 03/RW 7 mawar", []),
        # on the way to a place
        ("RW 0", ALL),
        ("RW", ALL),
        ("rt.", ALL),
        ("mawar rt", ["drainase"]),
        ("RW14", ["lampu"]),
        ("arw", []),
        # text that means something to SQL, LIKE or FTS
        ('"', ["kutip"]),
        ('"Jago"', ["kutip"]),
        ('"""', []),
        ("*", ["kutip"]),
        ("jal*", []),
        ("%", ["posyandu"]),
        ("_", ["posyandu"]),
        ("%5_", ["posyandu"]),
        ("__", []),
        ("\\", ["kutip"]),
        ("C:\\tanah", ["kutip"]),
        ("'petik'", ["kutip"]),
        ("'; DROP TABLE proposal; --", []),
        ("usulan:lampu", []),
        ("lampu OR drainase", []),
        ("lampu AND gelap", []),
        ("NEAR(lampu gelap)", []),
        ("^lampu", ["lampu"]),
        ("-lampu", ["lampu"]),
        ("🙂", ["kutip"]),
        ("🙂🙂🙂", ["kutip"]),
        ("café", ["kutip"]),
        ("lam\x00pu", ["lampu"]),
        ("\x00", ALL),
        ("\ud83d", []),
        ("lampu\u00a0gelap", ["lampu"]),
    ],
)  # fmt: skip
def test_what_is_typed_finds_what_is_meant(filled: Store, text: str, found: list[str]) -> None:
    assert find(filled, text) == found


def test_a_site_and_a_limit_narrow_the_search(filled: Store) -> None:
    assert find(filled, "", site_id=BINTARA) == ["kutip", "posyandu"]
    assert find(filled, "RW 07", site_id=PEJUANG) == ["lampu", "drainase"]
    assert find(filled, "001", site_id=PEJUANG) == ["drainase"]
    assert find(filled, "", limit=2) == ["kutip", "posyandu"]
    assert find(filled, "", limit=0) == []
    assert find(filled, "", limit=-1) == []


def test_a_document_pasted_into_the_search_box_does_no_harm(filled: Store) -> None:
    assert find(filled, "drainase " + " ".join(f"kata{n}" for n in range(5000))) == []
    assert find(filled, " ".join(["drainase"] * 5000)) == ["drainase"]
    assert find(filled, " ".join(f"RW {n}" for n in range(1, 900))) == []
    assert find(filled, "x" * 100_000) == []
    words = [f"{letter}{digit}x" for letter in "abc" for digit in range(MAX_WORDS)]
    assert find(filled, " ".join(words)) == []


def test_an_edit_moves_a_proposal_to_its_new_words(store: Store) -> None:
    store.save_proposal(save("p", lokasi="Gang Mawar"), 1).result()
    store.save_proposal(save("p", lokasi="Gang Melati"), 2).result()
    assert find(store, "mawar") == []
    assert find(store, "melati") == ["p"]


@given(st.text(st.characters(codec=None), max_size=40))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_breaks_the_search(filled: Store, text: str) -> None:
    assert set(find(filled, text)) <= set(ALL)


@given(data=st.data())
@settings(max_examples=80, deadline=None)
def test_every_piece_of_a_text_finds_it(filled: Store, data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(sorted(TEXTS)))
    text = data.draw(st.sampled_from([part for part in TEXTS[key][3:] if part]))
    word = data.draw(st.sampled_from(text.split()))
    start = data.draw(st.integers(0, len(word) - 1))
    end = data.draw(st.integers(start + 1, len(word)))
    assert key in find(filled, word[start:end])


@pytest.mark.parametrize(
    ("text", "kind", "number", "named"),
    [
        ("RW 07", "RW", 7, True),
        ("rw007", "RW", 7, True),
        ("RW. 7, RT 3", "RT", 3, True),
        ("RW 70", "RW", 7, False),
        ("ARW 7", "RW", 7, False),
        ("RW 7a", "RW", 7, False),
        ("RT 7", "RW", 7, False),
        ("RW |12 titik", "RW", 12, False),
        ("RW 0", "RW", 0, True),
    ],
)
def test_a_place_is_a_whole_number(text: str, kind: str, number: int, named: bool) -> None:
    assert mentions_place(text, kind, number) is named
