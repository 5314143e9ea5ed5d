"""What the other processes of these tests do. Each is started by spawn, like a worker."""

from __future__ import annotations

import os
import random
import time
from multiprocessing.synchronize import Event

from app.shm.frames import FrameSlots
from app.shm.record import SharedRecord
from app.shm.ring import AudioRing
from tests.shm.patterns import PAIR, ROWS, picture_bytes, picture_size, ramp


def write_pictures(name: str, stop: Event) -> None:
    """Publish pictures of odd sizes as fast as they come, each of one byte that its number decides."""
    slots = FrameSlots.attach(name)
    while not stop.is_set():
        number = slots.sequence + 1
        pixels = slots.begin_write(*picture_size(number, slots.width, slots.height))
        # Two steps, as a worker does it: a reader that looks between them must notice.
        rows = len(pixels) // 2
        pixels[:rows] = picture_bytes(number)
        pixels[rows:] = picture_bytes(number)
        slots.publish(number * 40_000, number * 7)
    slots.close()


def write_sound(name: str, stop: Event) -> None:
    """Write a ramp without end: sample n says n."""
    ring = AudioRing.attach(name)
    sizes = random.Random("blok")
    while not stop.is_set():
        block = ramp(ring.written, sizes.randrange(1, 2000))
        ring.write(block, ring.written * 10, ring.written * 100)
    ring.close()


def write_record(name: str, stop: Event) -> None:
    """Write rows in which every field says the same number, in short bursts, as a worker does."""
    record = SharedRecord.attach(name, PAIR, ROWS)
    number = 0
    while not stop.is_set():
        for _ in range(20):
            number += 1
            with record.writing() as rows:
                rows["first"] = number
                rows["text"] = str(number).encode()
                rows["last"] = number
        time.sleep(0.0002)
    record.close()


def die_while_writing(name: str) -> None:
    """Begin a change and be killed in the middle of it."""
    record = SharedRecord.attach(name, PAIR, ROWS)
    with record.writing() as rows:
        rows["first"] = 99
        os._exit(9)


def die_while_painting(name: str) -> None:
    """Begin a picture and be killed in the middle of it."""
    slots = FrameSlots.attach(name)
    slots.begin_write(slots.width, slots.height)[: slots.height // 2] = 255
    os._exit(9)
