from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.feed import FeedSnapshot, FeedState, Trouble
from app.domain.finding import Finding
from app.domain.sound import DeviceState, SoundStatus
from app.domain.thrift import DecodeThrift
from app.ui.console.attention import AttentionPanel
from app.ui.console.matters import (
    Matter,
    Weight,
    crash_matter,
    feed_matters,
    placement_matters,
    silence_matters,
    sound_matters,
    thrift_matters,
)
from app.ui.placement import Placement
from app.ui.theme.style import Metrics, style_sheet
from app.ui.theme.tokens import DARK
from tests.ui.samples import SOUND, feed, session

SESSION = session(3)
IDS = [site.site_id for site in SESSION.sites]


def matter(key: str, title: str = "", weight: Weight = Weight.ATTENTION) -> Matter:
    return Matter(key, weight, title or key, f"nasihat {key}")


@pytest.fixture
def window(qtbot: QtBot, styled_app: QApplication) -> QWidget:
    del styled_app
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def panel(window: QWidget) -> AttentionPanel:
    made = AttentionPanel(DARK, window)
    QVBoxLayout(window).addWidget(made)
    made.set_metrics(Metrics(1.0))
    window.resize(380, 400)
    window.show()
    return made


def shown(panel: AttentionPanel) -> list[str]:
    """Return the titles from top to bottom, as they stand on the screen."""
    QApplication.processEvents()
    lines = sorted(panel._lines.values(), key=lambda line: line.y())
    assert [panel._list.itemAt(i).widget() for i in range(len(lines))] == lines
    return [line._title.text() for line in lines]


def test_all_is_well(panel: AttentionPanel) -> None:
    panel.show_matters([])
    assert panel._quiet.isVisible()
    assert panel._quiet.text() == "Semua berjalan baik."


def test_the_newest_comes_on_top_and_the_others_keep_their_order(panel: AttentionPanel) -> None:
    panel.show_matters([matter("a"), matter("b")])
    assert shown(panel) == ["a", "b"]
    panel.show_matters([matter("a"), matter("b"), matter("c")])
    assert shown(panel) == ["c", "a", "b"]
    # The order in which they are reported does not move them.
    panel.show_matters([matter("b"), matter("c"), matter("a")])
    assert shown(panel) == ["c", "a", "b"]
    assert not panel._quiet.isVisible()


def test_what_is_over_is_gone(panel: AttentionPanel) -> None:
    panel.show_matters([matter("a"), matter("b"), matter("c")])
    panel.show_matters([matter("a"), matter("c")])
    assert shown(panel) == ["a", "c"]
    panel.show_matters([])
    assert shown(panel) == []
    assert panel._quiet.isVisible()


def test_what_comes_back_is_new(panel: AttentionPanel) -> None:
    panel.show_matters([matter("a"), matter("b")])
    panel.show_matters([matter("b")])
    panel.show_matters([matter("a"), matter("b")])
    assert shown(panel) == ["a", "b"]
    panel.show_matters([matter("a")])
    panel.show_matters([matter("a"), matter("b")])
    assert shown(panel) == ["b", "a"]


def test_a_line_that_counts_stays_the_same_line(panel: AttentionPanel) -> None:
    panel.show_matters([matter("a", "Pejuang terputus 00:14")])
    line = panel._lines["a"]
    panel.show_matters([matter("a", "Pejuang terputus 00:15")])
    assert panel._lines["a"] is line
    assert shown(panel) == ["Pejuang terputus 00:15"]


def test_a_line_says_itself_to_a_screen_reader(panel: AttentionPanel) -> None:
    panel.show_matters([matter("a", "Pejuang terputus")])
    assert panel._lines["a"].accessibleName() == "Pejuang terputus. nasihat a"


def test_another_size_keeps_the_order(panel: AttentionPanel) -> None:
    panel.show_matters([matter("a"), matter("b")])
    panel.show_matters([matter("a"), matter("b"), matter("c")])
    panel.set_metrics(Metrics(1.5))
    assert shown(panel) == ["c", "a", "b"]


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.5])
def test_long_sentences_are_wrapped_not_cut(
    panel: AttentionPanel, styled_app: QApplication, qtbot: QtBot, scale: float
) -> None:
    styled_app.setStyleSheet(style_sheet(DARK, Metrics(scale)))
    panel.set_metrics(Metrics(scale))
    panel.show_matters([Matter("a", Weight.ATTENTION, "judul " * 20, "nasihat " * 60)])

    def nothing_is_cut() -> None:
        for text in panel._lines["a"].findChildren(QLabel):
            needed = text.fontMetrics().boundingRect(
                QRect(0, 0, text.width(), 10_000),
                0x1000,
                text.text(),  # Qt.TextFlag.TextWordWrap
            )
            assert text.height() >= needed.height()

    # A scroll bar that appears makes the column narrower: the layout needs a second round.
    qtbot.waitUntil(nothing_is_cut)


def test_what_is_urgent_stays_on_top(panel: AttentionPanel) -> None:
    first, urgent, later = matter("a"), matter("u", weight=Weight.URGENT), matter("b")
    panel.show_matters([first, urgent])
    assert shown(panel) == ["u", "a"]
    panel.show_matters([later, first, urgent])
    assert shown(panel) == ["u", "b", "a"]
    panel.show_matters([later, first])
    assert shown(panel) == ["b", "a"]


# --- what there is to say -------------------------------------------------------------------


def test_feeds_that_are_well_are_not_mentioned() -> None:
    feeds = [feed(IDS[0]), feed(IDS[1], FeedState.CONNECTING, None), feed(IDS[2], FeedState.OFF, None)]
    assert feed_matters(SESSION, feeds) == []


@pytest.mark.parametrize(
    ("state", "age_s", "trouble", "title", "advice"),
    [
        (FeedState.STALLED, 4.0, Trouble.NONE, "Bintara Jaya membeku 00:04", "Biasanya jaringan tersendat."),
        (FeedState.LOST, 74.0, Trouble.UNREACHABLE, "Bintara Jaya terputus 01:14", "Telepon lokasi: periksa kabel"),
        (FeedState.LOST, None, Trouble.AUTH_FAILED, "Bintara Jaya belum tersambung", "Perbaiki kata sandi"),
    ],
)
def test_a_feed_in_trouble_is_a_sentence_with_advice(
    state: FeedState, age_s: float | None, trouble: Trouble, title: str, advice: str
) -> None:
    feeds = [feed(IDS[0]), feed(IDS[1], state, age_s, trouble), feed(IDS[2])]
    (found,) = feed_matters(SESSION, feeds)
    assert (found.key, found.weight, found.title) == (f"feed:{IDS[1]}", Weight.ATTENTION, title)
    assert advice in found.advice
    assert found.advice[0].isupper()


def test_who_has_the_floor_and_is_not_heard_is_one_sentence_with_advice() -> None:
    well = feed(IDS[1])
    silent = replace(well, report=replace(well.report, findings=(Finding.FLOOR_SILENT, Finding.NO_SOUND)))
    feeds = [feed(IDS[0]), silent, feed(IDS[2])]
    (found,) = silence_matters(SESSION, feeds)
    assert (found.weight, found.title) == (Weight.URGENT, "Bintara Jaya memegang forum tetapi tidak terdengar")
    assert found.advice.startswith("Minta pembicara menyalakan mikrofon")
    (other,) = feed_matters(SESSION, feeds)
    assert other.title == "Bintara Jaya: tanpa suara"
    lost = replace(silent, state=FeedState.LOST)
    assert silence_matters(SESSION, [feeds[0], lost, feeds[2]]) == []


@pytest.mark.parametrize(
    ("finding", "title"), [(Finding.ECHO, "Pejuang: gema dari lokasi"), (Finding.HUM, "Pejuang: suara berdengung")]
)
def test_echo_and_hum_are_told_with_advice(finding: Finding, title: str) -> None:
    well = feed(IDS[0])
    found = feed_matters(
        SESSION, [replace(well, report=replace(well.report, findings=(finding,))), *map(feed, IDS[1:])]
    )
    assert [matter.title for matter in found] == [title]
    assert "Minta lokasi" in found[0].advice


def test_a_matter_keeps_its_key_from_frozen_to_lost() -> None:
    frozen = feed_matters(SESSION, [feed(IDS[0], FeedState.STALLED, 4.0), feed(IDS[1]), feed(IDS[2])])
    lost = feed_matters(SESSION, [feed(IDS[0], FeedState.LOST, 9.0), feed(IDS[1]), feed(IDS[2])])
    assert frozen[0].key == lost[0].key


def sound(state: DeviceState) -> SoundStatus:
    return SoundStatus(state, "HDMI", SOUND.detail, 0, -120.0, -120.0)


@pytest.mark.parametrize(
    ("state", "title"),
    [
        (DeviceState.MISSING, "Ruang tidak mendengar apa-apa"),
        (DeviceState.DOWN, "Pencampur suara dijalankan ulang"),
        (DeviceState.FALLBACK, "Perangkat suara pilihan tidak ada"),
    ],
)
def test_a_room_without_its_sound_is_told(state: DeviceState, title: str) -> None:
    (found,) = sound_matters(sound(state))
    assert (found.key, found.title) == ("sound", title)
    assert found.advice
    assert "{" not in found.advice


@pytest.mark.parametrize("state", [DeviceState.PLAYING, DeviceState.STARTING])
def test_sound_that_plays_or_is_about_to_is_no_matter(state: DeviceState) -> None:
    assert sound_matters(sound(state)) == []


def placement(fills: bool, problem: str = "") -> Placement:
    return Placement(QRect(0, 0, 10, 10), QRect(0, 0, 10, 10), fills, "eDP-1", problem)


def test_screens_that_are_not_there_are_told() -> None:
    assert placement_matters(placement(True)) == []
    (wrong,) = placement_matters(placement(True, "HDMI-9"))
    assert (wrong.weight, wrong.title) == (Weight.ATTENTION, "Layar HDMI-9 tidak ditemukan")
    (single,) = placement_matters(placement(False))
    assert (single.weight, single.title) == (Weight.INFORMATION, "Hanya ada satu layar")


def test_a_program_that_ended_badly_says_so_without_alarm() -> None:
    found = crash_matter()
    assert found.weight is Weight.INFORMATION
    assert found.advice


def test_a_finding_is_named_with_what_to_tell_the_site() -> None:
    room = session(2)
    feeds = [found(feed(room.sites[0].site_id), Finding.DARK, Finding.SOUND_QUIET), feed(room.sites[1].site_id)]
    dark, quiet = feed_matters(room, feeds)
    assert dark.title == f"{room.sites[0].name}: terlalu gelap"
    assert "Minta lokasi menyalakan lampu" in dark.advice
    assert quiet.title == f"{room.sites[0].name}: suara terlalu pelan"
    assert dark.key != quiet.key


def test_a_feed_that_is_gone_has_no_other_findings() -> None:
    room = session(1)
    lost = found(feed(room.sites[0].site_id, FeedState.LOST, 9.0), Finding.DARK)
    assert [matter.key for matter in feed_matters(room, [lost])] == [f"feed:{room.sites[0].site_id}"]


def found(snapshot: FeedSnapshot, *findings: Finding) -> FeedSnapshot:
    return replace(snapshot, report=replace(snapshot.report, findings=findings))


def sparing(number: int, state: FeedState = FeedState.LIVE) -> FeedSnapshot:
    made = feed(IDS[number], state)
    return replace(made, report=replace(made.report, thrift=DecodeThrift.HALF_RATE))


def test_a_computer_that_is_short_is_told_with_what_to_do() -> None:
    (found,) = thrift_matters([feed(IDS[0]), sparing(1), sparing(2)], IDS[0])
    assert (found.key, found.weight, found.title) == ("cpu", Weight.ATTENTION, "Komputer ini kewalahan")
    assert "Tutup program lain" in found.advice
    assert "yang tidak berbicara" in found.advice


def test_it_is_more_urgent_where_the_speaker_is_concerned() -> None:
    (found,) = thrift_matters([sparing(0), sparing(1), sparing(2)], IDS[0])
    assert found.key == "cpu"
    assert "yang berbicara pun" in found.advice
    (nobody,) = thrift_matters([sparing(0), sparing(1), sparing(2)], None)
    assert "yang tidak berbicara" in nobody.advice


def test_a_computer_that_has_room_is_no_matter() -> None:
    assert thrift_matters([feed(s) for s in IDS], IDS[0]) == []
    assert thrift_matters([sparing(0, FeedState.LOST), feed(IDS[1]), feed(IDS[2])], IDS[0]) == []
