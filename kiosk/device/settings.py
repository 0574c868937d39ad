"""What the device knows: /etc/noordwijzer-board.conf, lines of `NAME=value`."""

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

CONFIG = Path("/etc/noordwijzer-board.conf")
PORT = 8479
LOW_MEMORY = 1_200_000  # kilobytes; below it Chromium is told to be modest


class WrongSetting(Exception):
    """Its text is a sentence for whoever installs the board."""


@dataclass(frozen=True)
class Settings:
    address: str
    profile: Path = Path("/var/lib/noordwijzer-board/profile")
    state: Path = Path("/run/noordwijzer-board/state.json")
    port: int = PORT
    browser: str = ""
    more_flags: tuple[str, ...] = field(default=())
    silence: float = 20  # seconds without a beat, after which the browser is started again
    patience: float = 60  # the same for the first beat after a start: a cold board needs its time

    @property
    def page(self) -> str:
        """The board's address; the page learns from it that this computer listens."""
        return f"{self.address}?device={self.port}"

    @property
    def origin(self) -> str:
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc}"


def read(path: Path = CONFIG) -> Settings:
    """Raises WrongSetting."""
    try:
        lines = [line.strip() for line in path.read_text().splitlines()]
    except OSError as error:
        raise WrongSetting(f"{path} cannot be read; install the board again.") from error
    values = dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))
    return Settings(
        address=checked(values.get("ADDRESS", "")),
        browser=values.get("BROWSER", ""),
        more_flags=tuple(values.get("FLAGS", "").split()),
    )


def checked(address: str) -> str:
    """A board plays from https, or from this computer itself: elsewhere a browser keeps no worker for it."""
    parts = urlsplit(address)
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in ("127.0.0.1", "localhost"))
    if not is_safe or not parts.path.startswith("/kiosk/") or parts.query or parts.fragment:
        raise WrongSetting(
            f"{address or 'nothing'} is no address of a board; it looks like https://.../kiosk/de-stek/"
        )
    return address if address.endswith("/") else f"{address}/"


def browser(settings: Settings) -> str:
    for name in (settings.browser, "chromium", "chromium-browser"):
        if name and (path := shutil.which(name)):
            return path
    raise WrongSetting("Chromium is not on this computer; install the board again.")


def flags(settings: Settings, memory: int) -> list[str]:
    """How Chromium is started; `memory` in kilobytes."""
    found = [
        "--kiosk",
        "--no-first-run",
        "--noerrdialogs",
        "--hide-crash-restore-bubble",
        "--password-store=basic",
        "--disable-pinch",
        "--overscroll-history-navigation=0",
        "--enable-precise-memory-info",
        f"--user-data-dir={settings.profile}",
    ]
    if memory <= LOW_MEMORY:
        found += ["--enable-low-end-device-mode", "--renderer-process-limit=1"]
    return [*found, *settings.more_flags, settings.page]


def memory_of(meminfo: Path = Path("/proc/meminfo")) -> int:
    """Kilobytes of this computer."""
    for line in meminfo.read_text().splitlines():
        if line.startswith("MemTotal:"):
            return int(line.split()[1])
    return 0
