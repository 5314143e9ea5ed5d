"""The steps in which sound is worked on."""

from __future__ import annotations

from app.shm.ring import SAMPLE_RATE

BLOCK = SAMPLE_RATE // 100
"""10 ms: what is mixed in one go. A change of the floor waits for the next block."""

BLOCK_S = BLOCK / SAMPLE_RATE

STEPS = 1
STEP = BLOCK // STEPS
"""10 ms: gains move in a straight line from step to step."""

STEP_S = STEP / SAMPLE_RATE

FADE_S = 0.030
"""A gate opens and closes over 30 ms: too fast to lose a syllable, too slow to click."""

FADE_STEP = STEP_S / FADE_S
"""How far a gate moves in one step."""
