"""`noordwijzer-board run | doctor | policy`: see install.sh."""

import json
import signal
import sys

from kiosk.device import doctor, settings
from kiosk.device.supervisor import Supervisor


def policy(board: settings.Settings) -> dict[str, object]:
    """What Chromium is told for good: the page may speak to this computer, and nothing offers itself."""
    return {
        "LocalNetworkAccessAllowedForUrls": [board.origin],
        "LoopbackNetworkAllowedForUrls": [board.origin],
        "TranslateEnabled": False,
        "PasswordManagerEnabled": False,
        "DefaultNotificationsSetting": 2,
        "DefaultGeolocationSetting": 2,
        "MetricsReportingEnabled": False,
        "BackgroundModeEnabled": False,
        "DeveloperToolsAvailability": 2,
    }


def main(words: list[str]) -> int:
    try:
        board = settings.read()
    except settings.WrongSetting as error:
        print(error, file=sys.stderr)
        return 2
    if words == ["policy"]:
        print(json.dumps(policy(board), indent=2))
        return 0
    if words == ["doctor"]:
        found = list(doctor.troubles(board))
        print("\n".join(found) or "All is well.")
        return 1 if found else 0
    if words != ["run"]:
        print(__doc__, file=sys.stderr)
        return 2
    supervisor = Supervisor(board)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: supervisor.stop())
    supervisor.run()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
