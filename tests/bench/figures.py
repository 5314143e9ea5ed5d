"""One benchmark's figures: printed as a table and written to `out/bench/NAME.json`."""

from __future__ import annotations

import json
import os
import platform
from dataclasses import dataclass, field
from pathlib import Path

OUT = Path("out") / "bench"


@dataclass(slots=True)
class Figures:
    """`figures` are ours, `peers` those of other programs in the same run, `bars` what the issue asks."""

    name: str
    figures: dict[str, float | int | str] = field(default_factory=dict)
    peers: dict[str, float | int | str] = field(default_factory=dict)
    bars: dict[str, str] = field(default_factory=dict)

    def write(self) -> None:
        """Print the table and write the file."""
        width = max((len(name) for name in (*self.figures, *self.peers)), default=10)
        print(f"\n{self.name}")
        for name, value in self.figures.items():
            print(f"  {name:<{width}}  {value:>12}   {self.bars.get(name, '')}".rstrip())
        for name, value in self.peers.items():
            print(f"  {name:<{width}}  {value:>12}   (peer)")
        OUT.mkdir(parents=True, exist_ok=True)
        document = {"name": self.name, "figures": self.figures, "peers": self.peers, "machine": machine()}
        (OUT / f"{self.name}.json").write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


def machine() -> dict[str, str | int]:
    """Describe the machine in general terms."""
    model = ""
    if Path("/proc/cpuinfo").exists():
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    return {
        "cores": os.cpu_count() or 0,
        "processor": model,
        "system": platform.platform(terse=True),
        "python": platform.python_version(),
    }
