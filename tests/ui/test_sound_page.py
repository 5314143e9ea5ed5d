"""The page "Suara", in a whole room: keys, what is heard at once, devices, the session file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QComboBox, QLabel, QSlider, QWidget

from app.domain.errors import ExternalError, UserError
from app.domain.sound import Bus, ChosenDevices, DeviceState, OutputDevice
from app.domain.sound_processing import USUAL, NoiseTreatment, SiteSound, SoundProcessing
from app.ui.sound.page import SoundPage
from tests.ui.desk import CTRL, KEY, SHIFT, MakeRoom, holder, no_nested_loop, titles
from tests.ui.room import TestRoom

SIZES = [QSize(1366, 768), QSize(1920, 1080), QSize(3840, 2160)]
HEADSET = ChosenDevices("", "USB Headset")
LONG = "Kelurahan Harapan Mulya Bekasi"


@pytest.fixture
def page(room: TestRoom) -> Iterator[SoundPage]:
    """The page on a room of twelve, with the first site chosen."""
    yield open_page(room)
    close_page(room)


def open_page(room: TestRoom) -> SoundPage:
    room.press(KEY.Key_U, CTRL)
    found = room.dialog()
    assert isinstance(found, SoundPage)
    assert QTest.qWaitForWindowActive(found)
    return found


def close_page(room: TestRoom) -> None:
    found = room.dialog()
    if found:
        found.close()
    room.settle()


def words(widget: QWidget) -> list[str]:
    return [found.text() for found in widget.findChildren(QLabel) if found.isVisibleTo(widget) and found.text().strip()]


def said(widget: QWidget, part: str) -> bool:
    return any(part in text for text in words(widget))


def click(room: TestRoom, button: QWidget) -> None:
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    room.settle()


def line(page: SoundPage, number: int) -> list[str]:
    model = page.table.model()
    return [str(model.index(number - 1, column).data() or "") for column in range(model.columnCount())]


def heard(room: TestRoom, number: int) -> SoundProcessing | None:
    return room.processing.told.get(room.ids[number - 1])


# --- the page ---------------------------------------------------------------------------------------


def test_its_key_opens_it_for_the_selected_site_and_leaves_the_floor_alone(room: TestRoom) -> None:
    room.floor.grant(room.ids[2])
    room.controller._select(room.ids[4])
    page = open_page(room)
    assert not page.isModal()
    assert page.table.chosen == room.ids[4]
    for key in (KEY.Key_Space, KEY.Key_Return, KEY.Key_L, KEY.Key_Delete):
        room.press(key)
    assert holder(room) == 3
    room.press(KEY.Key_Escape)
    assert room.dialog() is None
    assert holder(room) == 3


def test_opening_it_waits_for_nothing(room: TestRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    room.sound_system.is_held = True
    with no_nested_loop(monkeypatch):
        room.controller._sound_page.open(None)
    page = room.dialog()
    assert isinstance(page, SoundPage)
    assert page.devices.look.text() == "Memeriksa …"
    room.sound_system.let_go()
    room.settle()
    assert page.devices.look.text() == "Periksa lagi"
    assert page.devices.lines[Bus.ROOM].choice.count() == 3
    close_page(room)


def test_a_closed_page_is_not_called_by_a_late_answer(room: TestRoom) -> None:
    room.sound_system.is_held = True
    open_page(room)
    close_page(room)
    room.sound_system.let_go()
    room.settle()
    assert room.dialog() is None


def test_function_keys_and_arrows_choose(room: TestRoom, page: SoundPage) -> None:
    room.press(KEY.Key_F5)
    assert page.table.chosen == room.ids[4]
    assert room.session.sites[4].name in words(page.detail)
    room.press(KEY.Key_Down)
    assert page.table.chosen == room.ids[5]
    for place in (page.detail.gain.number, page.detail.gain.slider, page.devices.lines[Bus.ROOM].choice, page.save):
        room.press(KEY.Key_F1)
        place.setFocus()
        room.press(KEY.Key_F4)
        assert page.table.chosen == room.ids[3]
    assert room.dialog() is page


def test_the_last_of_sixteen_has_a_key_too(make_room: MakeRoom) -> None:
    room = make_room(16)
    page = open_page(room)
    room.press(KEY.Key_F4, SHIFT)
    assert page.table.chosen == room.ids[15]
    close_page(room)


def test_noise_is_chosen_with_the_arrows(room: TestRoom, page: SoundPage) -> None:
    page.detail.noise.buttons["off"].setFocus()
    room.press(KEY.Key_Right)
    assert heard(room, 1) == replace(USUAL, noise=NoiseTreatment.GATE)


@pytest.mark.parametrize(("size", "sites"), [*((size, 16) for size in SIZES), (SIZES[0], 1)])
def test_everything_has_its_place(make_room: MakeRoom, size: QSize, sites: int) -> None:
    room = make_room(sites, size, [LONG], chosen=HEADSET)
    page = open_page(room)
    room.controller.tick_levels()
    assert page.width() <= size.width()
    assert page.height() <= size.height()
    model = page.table.model()
    bounds = page.table.viewport().rect()
    for row in range(min(sites, 12)):
        for column in range(model.columnCount()):
            assert bounds.contains(page.table.visualRect(model.index(row, column)))
    page.detail.gain.slider.setValue(-59)
    click(room, page.detail.hum)
    page.detail.noise.buttons["reduction"].click()
    metrics, padding = page.table.fontMetrics(), page.table.fontMetrics().averageCharWidth()
    for column in (3, 4, 6):
        text = line(page, 1)[column]
        assert metrics.horizontalAdvance(text) + padding <= page.table.columnWidth(column), text
    # What finds no room, a long name, is in the tool tip.
    assert model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole) == LONG
    for widget in page.findChildren(QAbstractButton):
        if widget.isVisible() and widget.text():
            assert widget.width() >= widget.minimumSizeHint().width(), widget.text()
    assert page.detail.height() <= page.detail.parentWidget().height()
    close_page(room)


def test_all_of_it_is_reached_by_tab_and_has_a_name(room: TestRoom, page: SoundPage) -> None:
    reached: list[QWidget] = []
    page.table.setFocus()
    for _ in range(60):
        focus = QApplication.focusWidget()
        assert focus
        if focus in reached:
            break
        reached.append(focus)
        QTest.keyClick(focus, KEY.Key_Tab)
    kinds = (QAbstractButton, QAbstractSpinBox, QSlider, QComboBox)
    by_arrows = set(page.detail.noise.buttons.values())
    found = [w for kind in kinds for w in page.findChildren(kind) if not w.objectName().startswith("qt_")]
    assert by_arrows & set(reached)
    assert len(found) > 20
    for widget in found:
        left_out = not widget.isVisible() or not widget.isEnabled() or widget in by_arrows
        assert left_out or widget in reached, widget
        assert widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text())
    assert page.table.accessibleName()


# --- the settings -----------------------------------------------------------------------------------


def test_every_control_is_heard_at_once(room: TestRoom, page: SoundPage) -> None:
    detail = page.detail
    detail.gain.slider.setValue(9)
    assert heard(room, 1) == replace(USUAL, gain_db=4.5)
    detail.gain.number.setFocus()
    detail.gain.number.selectAll()
    QTest.keyClicks(detail.gain.number, "-12,5")
    assert heard(room, 1) == replace(USUAL, gain_db=4.5)
    QTest.keyClick(detail.gain.number, KEY.Key_Return)
    click(room, detail.hum)
    click(room, detail.noise.buttons["gate"])
    detail.high_pass.slider.setValue(12)
    detail.target.slider.setValue(-46)
    detail.lip_sync.slider.setValue(-4)
    wanted = SoundProcessing(
        target_lufs=-23.0, high_pass_hz=120, hum=True, noise=NoiseTreatment.GATE, levelling=True, gain_db=-12.5
    )
    assert heard(room, 1) == wanted
    assert room.processing.offsets == {room.ids[0]: -40}
    click(room, detail.levelling)
    click(room, detail.bypass)
    assert heard(room, 1) == replace(wanted, levelling=False, is_bypassed=True)
    assert set(room.processing.told) == {room.ids[0]}
    assert line(page, 1)[3:6] == ["−12,5 dB", "dilewati", "−40 ms"]


def test_the_ranges_are_those_of_the_session_file(page: SoundPage) -> None:
    detail = page.detail
    ranges = {
        row: (row.number.minimum(), row.number.maximum())
        for row in (detail.gain, detail.target, detail.high_pass, detail.lip_sync)
    }
    assert list(ranges.values()) == [(-30, 30), (-30, -14), (0, 300), (-300, 300)]


def test_a_bypass_keeps_what_it_leaves_out(room: TestRoom, page: SoundPage) -> None:
    click(room, page.detail.hum)
    click(room, page.detail.bypass)
    assert not page.detail.hum.isEnabled()
    assert page.detail.gain.isEnabled()
    assert said(page.detail, "Olahan dilewati")
    click(room, page.detail.bypass)
    assert heard(room, 1) == replace(USUAL, hum=True)
    assert said(page.detail, "dengung listrik dibuang")


def test_the_wheel_changes_nothing(room: TestRoom, page: SoundPage) -> None:
    for widget in (page.detail.gain.slider, page.detail.gain.number, page.devices.lines[Bus.ROOM].choice):
        middle = QPointF(widget.rect().center())
        event = QWheelEvent(
            middle,
            widget.mapToGlobal(middle),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)
    assert (room.processing.told, room.computer.remembered) == ({}, [])


def test_another_site_is_shown_without_being_changed(room: TestRoom, page: SoundPage) -> None:
    page.detail.gain.slider.setValue(9)
    room.press(KEY.Key_F2)
    assert page.detail.gain.number.value() == 0
    room.press(KEY.Key_F1)
    assert page.detail.gain.number.value() == 4.5
    assert set(room.processing.told) == {room.ids[0]}


def test_all_sites_get_the_treatment_but_not_the_gain(room: TestRoom, page: SoundPage) -> None:
    page.detail.gain.slider.setValue(9)
    click(room, page.detail.hum)
    click(room, page.detail.to_all)
    assert heard(room, 1) == replace(USUAL, hum=True, gain_db=4.5)
    assert heard(room, 12) == replace(USUAL, hum=True)
    click(room, page.detail.usual)
    assert heard(room, 1) == USUAL
    assert heard(room, 12) == replace(USUAL, hum=True)


def test_the_level_is_shown_beside(room: TestRoom, page: SoundPage) -> None:
    room.sound.level_dbfs = -30.0
    for _ in range(5):
        room.controller.tick()
    room.controller.tick_levels()
    assert said(page.detail, "rata-rata −30 dBFS, puncak −22 dBFS")
    room.sound.level_dbfs = -120.0
    for _ in range(5):
        room.controller.tick()
    assert said(page.detail, "tidak ada suara")


# --- the operator's ear -----------------------------------------------------------------------------


def test_listening_follows_the_chosen_site_and_ends_with_the_page(make_room: MakeRoom) -> None:
    room = make_room(chosen=HEADSET)
    page = open_page(room)
    click(room, page.detail.listen)
    assert room.desk.state.cue == {room.ids[0]}
    assert line(page, 1)[6] == "didengar"
    room.press(KEY.Key_F4)
    assert room.desk.state.cue == {room.ids[3]}
    assert page.detail.listen.isChecked()
    click(room, page.detail.listen)
    assert room.desk.state.cue == frozenset()
    click(room, page.detail.listen)
    close_page(room)
    assert room.desk.state.cue == frozenset()


def test_what_the_operator_listens_to_already_goes_on(make_room: MakeRoom) -> None:
    room = make_room(chosen=HEADSET)
    room.desk.toggle_cue(room.ids[6])
    open_page(room)
    room.press(KEY.Key_F2)
    close_page(room)
    assert room.desk.state.cue == {room.ids[6]}


def test_listening_needs_headphones(room: TestRoom, page: SoundPage) -> None:
    assert not page.detail.listen.isEnabled()
    assert said(page.detail, "Pilih perangkat headphone")
    choose(room, page, Bus.CUE, "USB Headset")
    assert page.detail.listen.isEnabled()


# --- the devices ------------------------------------------------------------------------------------


def choose(room: TestRoom, page: SoundPage, bus: Bus, name: str) -> None:
    choice = page.devices.lines[bus].choice
    index = choice.findData(name)
    choice.setCurrentIndex(index)
    choice.activated.emit(index)
    room.settle()


def test_a_device_is_used_at_once_and_remembered(room: TestRoom, page: SoundPage) -> None:
    room.sound.devices.clear()
    choose(room, page, Bus.ROOM, "HDMI")
    choose(room, page, Bus.CUE, "USB Headset")
    assert room.sound.devices == [(Bus.ROOM, "HDMI"), (Bus.CUE, "USB Headset")]
    assert room.computer.remembered[-1] == ChosenDevices("HDMI", "USB Headset")
    choose(room, page, Bus.ROOM, "HDMI")
    assert len(room.sound.devices) == 2


def test_the_command_lines_device_is_not_remembered_by_choosing_the_other(make_room: MakeRoom) -> None:
    room = make_room(chosen=ChosenDevices("Lain", ""))
    page = open_page(room)
    assert page.devices.lines[Bus.ROOM].choice.currentText() == "Lain (tidak ada)"
    choose(room, page, Bus.CUE, "USB Headset")
    assert room.computer.remembered == [ChosenDevices("", "USB Headset")]
    close_page(room)


def test_passing_by_a_device_with_the_arrows_plays_nothing_on_it(room: TestRoom, page: SoundPage) -> None:
    choice = page.devices.lines[Bus.ROOM].choice
    choice.setFocus()
    QTest.keyClick(choice, KEY.Key_Down)
    assert choice.view().isVisible()
    assert room.computer.remembered == []
    choice.hidePopup()


@pytest.mark.parametrize(
    ("state", "wanted", "sentence", "weight"),
    [
        (DeviceState.PLAYING, "HDMI", "Memutar: USB Audio.", "good"),
        (DeviceState.PLAYING, "", "Memutar lewat perangkat bawaan: USB Audio.", "good"),
        (DeviceState.FALLBACK, "HDMI", "Memakai perangkat bawaan (USB Audio) karena HDMI tidak ada.", "attention"),
        (DeviceState.MISSING, "HDMI", "HDMI tidak ada. Menyala sendiri begitu dipasang.", "attention"),
        (DeviceState.MISSING, "", "Tidak ada perangkat suara. Menyala sendiri begitu dipasang.", "attention"),
        (DeviceState.DOWN, "", "Pemutar suara berhenti; dimulai ulang otomatis.", "attention"),
    ],
)
def test_the_state_is_a_sentence(
    make_room: MakeRoom, state: DeviceState, wanted: str, sentence: str, weight: str
) -> None:
    room = make_room(chosen=ChosenDevices(wanted, ""))
    room.set_sound(state=state)
    page = open_page(room)
    found = next(w for w in page.devices.lines[Bus.ROOM].findChildren(QLabel) if w.text() == sentence)
    assert found.property("state") == weight
    plays = state in (DeviceState.PLAYING, DeviceState.FALLBACK)
    assert page.devices.lines[Bus.ROOM].tone.isEnabled() == plays
    assert said(page.devices.lines[Bus.CUE], "Belum dipilih")
    assert not page.devices.lines[Bus.CUE].tone.isEnabled()
    close_page(room)


@pytest.mark.parametrize(
    ("room_device", "cue_device", "warns"),
    [("HDMI", "HDMI", True), ("", "HDMI", True), ("", "USB Headset", False), ("HDMI", "USB Headset", False)],
)
def test_headphones_on_the_rooms_device_are_warned_of(
    make_room: MakeRoom, room_device: str, cue_device: str, warns: bool
) -> None:
    room = make_room(chosen=ChosenDevices(room_device, cue_device))
    room.set_sound(device=room_device or "default")
    page = open_page(room)
    assert said(page.devices.lines[Bus.CUE], "ikut terdengar di ruang") == warns
    close_page(room)


def test_a_tone_sounds_where_it_says(make_room: MakeRoom) -> None:
    room = make_room(chosen=HEADSET)
    page = open_page(room)
    click(room, page.devices.lines[Bus.ROOM].tone)
    assert said(page.devices, "pengeras suara ruang (USB Audio)")
    click(room, page.devices.lines[Bus.CUE].tone)
    assert said(page.devices, "hanya di headphone Anda (USB Headset)")
    assert room.mixer.told[-2:] == [("tone", Bus.ROOM, 2.0), ("tone", Bus.CUE, 2.0)]
    close_page(room)


def test_a_device_that_was_plugged_in_is_found_by_looking_again(room: TestRoom, page: SoundPage) -> None:
    room.computer.outputs = (*room.computer.outputs, OutputDevice("Mixer Aula"))
    click(room, page.devices.look)
    assert page.devices.lines[Bus.ROOM].choice.findData("Mixer Aula") > 0


@pytest.mark.expected_log("could not be listed")
def test_a_sound_system_that_does_not_answer_is_said(room: TestRoom, page: SoundPage) -> None:
    room.computer.trouble = ExternalError("Sistem suara tidak menjawab.")
    click(room, page.devices.look)
    assert said(page.devices, "Sistem suara tidak menjawab.")
    assert page.devices.look.isEnabled()


# --- the session file -------------------------------------------------------------------------------


def test_changes_wait_to_be_saved_and_are_saved(room: TestRoom, page: SoundPage) -> None:
    assert not page.save.isEnabled()
    assert said(page, "Semua pengaturan tersimpan di sidang.toml.")
    page.detail.gain.slider.setValue(9)
    assert said(page, "1 lokasi sudah terdengar begini, tetapi belum tersimpan di sidang.toml.")
    assert line(page, 1)[6] == "belum disimpan"
    room.press(KEY.Key_S, CTRL)
    assert room.file.content[room.ids[0]] == SiteSound(replace(USUAL, gain_db=4.5))
    assert said(page, "Tersimpan di sidang.toml.")
    assert not page.save.isEnabled()
    assert line(page, 1)[6] == ""


def test_what_changes_while_it_is_being_saved_is_not_called_saved(room: TestRoom, page: SoundPage) -> None:
    page.detail.gain.slider.setValue(9)
    room.disk.is_held = True
    click(room, page.save)
    assert not page.save.isEnabled()
    page.detail.gain.slider.setValue(10)
    room.disk.let_go()
    room.settle()
    assert room.file.content[room.ids[0]].processing.gain_db == 4.5
    assert page.save.isEnabled()
    assert line(page, 1)[6] == "belum disimpan"


@pytest.mark.expected_log("session file")
def test_a_refusal_is_said_and_the_room_keeps_the_sound(room: TestRoom, page: SoundPage) -> None:
    room.file.trouble = UserError("Berkas sidang.toml diubah program lain sejak dibaca.", "Tekan Baca ulang.")
    page.detail.gain.slider.setValue(9)
    click(room, page.save)
    assert said(page, "diubah program lain")
    assert heard(room, 1) == replace(USUAL, gain_db=4.5)
    room.file.trouble = None
    theirs = SiteSound(replace(USUAL, hum=True))
    room.file.content = dict.fromkeys(room.ids, theirs)
    click(room, page.read)
    assert said(page, "Perubahan yang belum disimpan tetap berlaku.")
    assert (heard(room, 1), heard(room, 2)) == (replace(USUAL, gain_db=4.5), theirs.processing)
    click(room, page.save)
    assert room.file.content[room.ids[0]].processing.gain_db == 4.5


def test_a_page_that_is_closed_unsaved_leaves_a_note(room: TestRoom) -> None:
    page = open_page(room)
    page.detail.gain.slider.setValue(9)
    close_page(room)
    assert "Pengaturan suara belum tersimpan" in titles(room)
    room.back()
    page = open_page(room)
    assert "Pengaturan suara belum tersimpan" not in titles(room)
    click(room, page.save)
    close_page(room)
    assert "Pengaturan suara belum tersimpan" not in titles(room)


def test_a_demonstration_says_that_nothing_is_written(make_room: MakeRoom) -> None:
    room = make_room(has_file=False)
    page = open_page(room)
    assert said(page, "Sesi peragaan")
    page.detail.gain.slider.setValue(9)
    assert heard(room, 1) == replace(USUAL, gain_db=4.5)
    room.press(KEY.Key_S, CTRL)
    assert not page.save.isVisible()
    assert line(page, 1)[6] == ""
    close_page(room)
    assert "Pengaturan suara belum tersimpan" not in titles(room)
