"""A clip's pictures: the room, the people behind the table, the one who speaks, the clocks."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from scripts.demo.cast import DemoSite, Place, Seat
from scripts.demo.clocks import paint_time
from scripts.demo.figure import Arm, paint_arm, paint_body
from scripts.demo.ink import colour, curve, polygon, shade, stroke
from scripts.demo.motion import Listener, Orator, Pose
from scripts.demo.room import (
    canvas,
    paint_table,
    paint_table_things,
    paint_wall,
    seat_neck_y,
    smooth,
)
from scripts.demo.track import HEIGHT_PX, SpokenTrack

SHOULDER = (84.0, 56.0)
LECTERN_TOP = 128.0


class Scene:
    """Paints the frames of one site.

    Runs on: the thread that made it, with a QGuiApplication alive.
    Guarantee: `frame(n)` depends on the site, the track and `n` alone, and frame 0 follows the last one smoothly.
    """

    def __init__(self, site: DemoSite, track: SpokenTrack) -> None:
        self._site = site
        seed = int(site.code.replace(".", ""))
        self._listeners = [
            Listener(seed + index, track.duration_s, _towards(seat, site.speaker.x))
            for index, seat in enumerate(site.seats)
        ]
        self._orator = Orator(seed + 99, track)
        self._wall = paint_wall(site)
        self._table = paint_table(site)
        self._things = paint_table_things(site)
        self._lectern = self._paint_lectern()

    def frame(self, number: int) -> QImage:
        """Return the picture of a frame."""
        picture = canvas()
        painter = smooth(picture)
        painter.drawImage(0, 0, self._wall)
        poses = [listener.pose(number) for listener in self._listeners]
        speaking = self._orator.pose(number)
        at_table = self._site.speaker.place is Place.TABLE
        for seat, pose in zip(self._site.seats, poses, strict=True):
            self._seated(painter, seat, pose, arms=False)
        if at_table:
            self._speaker(painter, speaking, body=True, arms=False)
        painter.drawImage(0, 0, self._table)
        for seat, pose in zip(self._site.seats, poses, strict=True):
            self._seated(painter, seat, pose, arms=True)
        painter.drawImage(0, 0, self._things)
        self._speaker(painter, speaking, body=not at_table, arms=True)
        paint_time(painter, number, self._site.room.clock)
        painter.end()
        return picture

    def _seated(self, painter: QPainter, seat: Seat, pose: Pose, *, arms: bool) -> None:
        painter.save()
        painter.translate(seat.x, seat_neck_y(seat.size))
        painter.scale(seat.size, seat.size)
        if arms:
            shift = math.sin(math.radians(pose.lean_deg)) * (240 - SHOULDER[1])
            table = 150.0
            apart = 30.0 + (seat.x * 7 % 5) * 7.0
            for side in (-1, 1):
                shoulder = (side * SHOULDER[0] * (0.9 if seat.look.slim else 1.0) + shift, SHOULDER[1])
                paint_arm(
                    painter,
                    seat.look,
                    Arm(shoulder, (side * 110.0, table + 4), (side * apart, table + 27 + side * 3)),
                )
        else:
            paint_body(painter, seat.look, pose)
        painter.restore()

    def _speaker(self, painter: QPainter, pose: Pose, *, body: bool, arms: bool) -> None:
        speaker = self._site.speaker
        painter.save()
        painter.translate(speaker.x, self._speaker_neck_y())
        painter.scale(speaker.size, speaker.size)
        if body:
            paint_body(painter, speaker.look, pose)
        if arms:
            self._speaking_arms(painter, pose)
        painter.restore()

    def _speaking_arms(self, painter: QPainter, pose: Pose) -> None:
        speaker = self._site.speaker
        free = float(speaker.hand)
        shift = math.sin(math.radians(pose.lean_deg)) * (240 - SHOULDER[1])
        reach = SHOULDER[0] * (0.9 if speaker.look.slim else 1.0)
        hold = (-free * reach + shift, SHOULDER[1])
        open_shoulder = (free * reach + shift, SHOULDER[1])
        rest = {Place.TABLE: (44.0, 178.0), Place.LECTERN: (60.0, 138.0), Place.FRONT: (70.0, 214.0)}[speaker.place]
        raised = (102.0 + 10.0 * pose.swing, 94.0 - 15.0 * pose.swing)
        lifted = _eased(pose.reach)
        hand = tuple(low + (high - low) * lifted for low, high in zip(rest, raised, strict=True))
        elbow = (122.0 + 8.0 * lifted, 168.0 - 14.0 * lifted if speaker.place is Place.FRONT else 156.0)
        gesture = Arm(open_shoulder, (free * elbow[0], elbow[1]), (free * hand[0], hand[1]), spread=pose.reach)
        match speaker.place:
            case Place.TABLE:
                paint_arm(painter, speaker.look, Arm(hold, (-free * 112.0, 156.0), (-free * 46.0, 180.0)))
                _gooseneck(painter, -free * 40.0, 196.0, -free * 17.0 + shift * 0.2, 14.0)
            case Place.LECTERN:
                self._draw_lectern(painter)
                _gooseneck(painter, -free * 34.0, LECTERN_TOP + 4, -free * 17.0 + shift * 0.2, 14.0)
                paint_arm(painter, speaker.look, Arm(hold, (-free * 118.0, 136.0), (-free * 84.0, 140.0)))
            case Place.FRONT:
                grip = (-free * 19.0 + shift, 24.0)
                _hand_microphone(painter, grip, (-free * 5.0 + shift, -9.0))
                paint_arm(painter, speaker.look, Arm(hold, (-free * 104.0, 152.0), (grip[0], grip[1] + 12), fist=True))
        paint_arm(painter, speaker.look, gesture)

    def _speaker_neck_y(self) -> float:
        speaker = self._site.speaker
        if speaker.place is Place.TABLE:
            return seat_neck_y(speaker.size)
        return 442.0

    def _draw_lectern(self, painter: QPainter) -> None:
        painter.save()
        painter.resetTransform()
        painter.drawImage(0, 0, self._lectern)
        painter.restore()

    def _paint_lectern(self) -> QImage:
        image = canvas()
        if self._site.speaker.place is not Place.LECTERN:
            return image
        speaker = self._site.speaker
        wood = "#7d5a3c"
        top = self._speaker_neck_y() + LECTERN_TOP * speaker.size
        painter = smooth(image)
        painter.setPen(Qt.PenStyle.NoPen)
        x = speaker.x
        painter.fillPath(
            polygon((x - 118, top + 26), (x + 118, top + 26), (x + 100, HEIGHT_PX), (x - 100, HEIGHT_PX)), colour(wood)
        )
        painter.fillPath(
            polygon((x + 60, top + 26), (x + 118, top + 26), (x + 100, HEIGHT_PX), (x + 62, HEIGHT_PX)),
            colour("#000000", 0.10),
        )
        painter.fillPath(
            polygon((x - 122, top - 10), (x + 122, top - 10), (x + 142, top + 20), (x - 142, top + 20)),
            colour(shade(wood, 1.18)),
        )
        painter.fillRect(QRectF(x - 142, top + 20, 284, 12), colour(shade(wood, 0.76)))
        painter.fillPath(
            polygon((x - 44, top - 4), (x + 34, top - 4), (x + 40, top + 15), (x - 50, top + 15)), colour("#f1eee6")
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(stroke(shade(wood, 0.74), 3))
        painter.drawRect(QRectF(x - 76, top + 54, 152, 80))
        painter.end()
        return image


def _towards(seat: Seat, speaker_x: float) -> float:
    """Tell how far a listener turns to see the speaker."""
    return max(-0.75, min(0.75, (speaker_x - seat.x) / 520.0))


def _eased(value: float) -> float:
    return value * value * (3 - 2 * value)


def _gooseneck(painter: QPainter, foot_x: float, foot_y: float, head_x: float, head_y: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("#2b2d31"))
    painter.drawRoundedRect(QRectF(foot_x - 24, foot_y - 7, 48, 15), 5, 5)
    neck = curve((foot_x, foot_y - 6), (foot_x * 1.35, (foot_y + head_y) / 2, head_x, head_y), closed=False)
    painter.strokePath(neck, stroke("#3a3c41", 5))
    painter.drawRoundedRect(QRectF(head_x - 8, head_y - 20, 16, 27), 8, 8)


def _hand_microphone(painter: QPainter, grip: tuple[float, float], head: tuple[float, float]) -> None:
    dx, dy = head[0] - grip[0], head[1] - grip[1]
    foot = (grip[0] - dx * 1.5, grip[1] - dy * 1.5)
    painter.strokePath(curve(foot, head, closed=False), stroke("#2b2d31", 13))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("#5a5d64"))
    painter.drawEllipse(QPointF(*head), 14, 14)
    painter.setBrush(colour("#787c84"))
    painter.drawEllipse(QPointF(head[0] - 4, head[1] - 4), 5, 5)
