"""The television sleeps when the board does: over HDMI-CEC, on every port that has somebody at the other end."""

import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

AGAIN = 600  # seconds; a television that somebody switched on in the night is asked again
TIMEOUT = 15
ASLEEP = (["--standby"],)
AWAKE = (["--image-view-on"], ["--active-source", "phys-addr=0.0.0.0"])
Run = Callable[[Sequence[str]], bool]


def run(command: Sequence[str]) -> bool:
    try:
        done = subprocess.run(command, capture_output=True, timeout=TIMEOUT, check=False)  # noqa: S603  # our own words
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


class Television:
    def __init__(
        self, devices: Path = Path("/dev"), run: Run = run, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._devices, self._run, self._clock = devices, run, clock
        self._is_asleep: bool | None = None
        self._told = float("-inf")

    def is_there(self) -> bool:
        return bool(shutil.which("cec-ctl")) and any(self._devices.glob("cec[0-9]*"))

    def follow(self, *, is_asleep: bool) -> None:
        """Told with every beat; speaks to the television when something changed, and at night every ten minutes."""
        is_due = is_asleep and self._clock() - self._told >= AGAIN
        if is_asleep == self._is_asleep and not is_due:
            return
        self._is_asleep, self._told = is_asleep, self._clock()
        for port in sorted(self._devices.glob("cec[0-9]*")):
            self._run(["cec-ctl", "--device", str(port), "--playback", "--osd-name", "Noordwijzer"])
            for command in (
                (["--standby"],) if is_asleep else (["--image-view-on"], ["--active-source", "phys-addr=0.0.0.0"])
            ):
                self._run(["cec-ctl", "--device", str(port), "--to", "0", *command])
