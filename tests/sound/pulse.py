"""PulseAudio for the tests: null sinks are the sound cards, their monitors are recorded."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np

RATE = 48_000


class PulseServer:
    """One PulseAudio daemon of its own, with sinks that play into nothing.

    Every sink is also an ALSA device of the same name, so that it can be chosen by name. What
    stands in `options` for a sink goes to its module: `{"ruang": "rate=44100 channels=1"}`.
    """

    def __init__(self, *sinks: str, options: Mapping[str, str] | None = None) -> None:
        self._options = options or {}
        self._folder = tempfile.TemporaryDirectory(prefix="pulse-")
        self.socket = Path(self._folder.name) / "native"
        self._sinks = sinks
        self._daemon: subprocess.Popen[bytes] | None = None

    @property
    def environment(self) -> dict[str, str]:
        """Return the variables that make a client use this daemon and no other."""
        home = self._folder.name
        return {
            "PULSE_SERVER": f"unix:{self.socket}",
            "PULSE_COOKIE": f"{home}/cookie",
            "XDG_RUNTIME_DIR": home,
            "ALSA_CONFIG_PATH": str(self._alsa_file()),
        }

    def start(self) -> None:
        """Start the daemon and wait until it answers."""
        command = [
            "pulseaudio",
            "-n",
            "--daemonize=no",
            "--exit-idle-time=-1",
            "--use-pid-file=no",
            "--disable-shm=yes",
        ]
        command += ["-L", f"module-native-protocol-unix socket={self.socket} auth-anonymous=1"]
        for sink in self._sinks:
            command += [
                "-L",
                f"module-null-sink sink_name={sink} {self._options.get(sink, f'rate={RATE}')} "
                f"sink_properties=device.description={sink}",
            ]
        with (Path(self._folder.name) / "log").open("wb") as log:
            self._daemon = subprocess.Popen(
                command, env={**os.environ, **self.environment}, stdout=subprocess.DEVNULL, stderr=log
            )
        self.pactl("info", attempts=100)

    def pactl(self, *arguments: str, attempts: int = 1) -> str:
        """Run pactl against this daemon; with `attempts` wait until it answers."""
        for _ in range(attempts):
            done = subprocess.run(
                ["pactl", *arguments],
                env={**os.environ, **self.environment},
                capture_output=True,
                text=True,
                timeout=10,
            )
            if done.returncode == 0:
                return done.stdout
            if self._daemon and self._daemon.poll() is not None:
                break
            subprocess.run(["sleep", "0.05"], check=True)
        raise AssertionError(f"pactl {arguments}: {done.stderr}")

    def module_of(self, sink: str) -> str:
        """Return the number of the module that made a sink, for `pactl unload-module`."""
        for line in self.pactl("list", "short", "modules").splitlines():
            if f"sink_name={sink} " in line:
                return line.split()[0]
        raise AssertionError(f"no sink {sink}")

    def _alsa_file(self) -> Path:
        file = Path(self._folder.name) / "alsa.conf"
        system = os.environ.get("ALSA_CONFIG_PATH", "/usr/share/alsa/alsa.conf")
        lines = [f"<{system}>"] if Path(system).parent != Path(self._folder.name) else []
        for sink in self._sinks:
            hint = f"hint {{ show on description {sink} }}"
            lines.append(f"pcm.{sink} {{ type pulse device {sink} {hint} }}")
        if lines[:1] == [f"<{system}>"]:
            file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return file

    def stop(self) -> None:
        """Stop the daemon: for its clients the sound card is gone."""
        if self._daemon:
            self._daemon.terminate()
            self._daemon.wait(10)
            self._daemon = None
        self.socket.unlink(missing_ok=True)

    def close(self) -> None:
        """Stop and clean up."""
        self.stop()
        self._folder.cleanup()

    def record(self, sink: str, seconds: float) -> np.ndarray:
        """Record a sink's monitor and return mono float32 at 48 kHz."""
        wanted = int(seconds * RATE) * 4
        recorder = subprocess.Popen(
            [
                "parec",
                f"--device={sink}.monitor",
                "--format=float32le",
                f"--rate={RATE}",
                "--channels=1",
                "--latency-msec=20",
            ],
            env={**os.environ, **self.environment},
            stdout=subprocess.PIPE,
        )
        assert recorder.stdout
        try:
            data = recorder.stdout.read(wanted)
        finally:
            recorder.terminate()
            recorder.wait(5)
            recorder.stdout.close()
        return np.frombuffer(data, dtype=np.float32)


def tone_dbfs(samples: np.ndarray, frequency_hz: float, window_s: float = 0.2) -> float:
    """Return the level (RMS) of one tone: the mean power of short windows, so that a clip's seam,
    where the phase jumps, does not cancel the tone out."""
    length = int(window_s * RATE)
    window = np.hanning(length)
    wave = np.exp(-2j * np.pi * frequency_hz * np.arange(length) / RATE) * window / np.sum(window)
    starts = range(0, len(samples) - length + 1, length // 2)
    power = np.mean([np.abs(np.dot(samples[start : start + length], wave)) ** 2 for start in starts])
    return float(10 * np.log10(max(power * 2, 1e-12)))
