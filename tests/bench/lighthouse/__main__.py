"""`make bench`, Lighthouse: the four pages of a first visit as Google's judge sees them on a slow phone.

    python -m tests.bench.lighthouse [--runs 5] [--languages nl ar ti]

Marks: 100 for accessibility, best practices and SEO; performance at least 98 in the median. Lighthouse comes from npm
into .cache/lighthouse at the first run.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.activities.models import Activity
from tests.bench.http.__main__ import fill
from tests.bench.http.servers import ROOT, server
from tests.support.addresses import TYPES
from tests.support.apps import new_app
from tests.support.browsers import chromium
from tests.support.databases import open_engine
from tests.support.sites import free_port

VERSION = "12.8.2"
FOLDER = ROOT / ".cache/lighthouse"
PAGES = {name: TYPES[name] for name in ("home", "activities", "service")}
PARTS = ("performance", "accessibility", "best-practices", "seo")
MARKS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--languages", nargs="+", default=["nl", "ar", "ti"])
    chosen = arguments.parse_args()
    install()
    folder = Path(tempfile.mkdtemp(prefix="noordwijzer-lighthouse-"))
    try:
        new_app(f"sqlite:///{folder}/nobody.db", folder)
        url = f"sqlite:///{folder}/noordwijzer.db"
        pages = {**PAGES, "activity": fill(url, 500)["detail"].removeprefix("/pl/")}
        as_if_real(url)
        port = free_port()
        print(f"\n{'page':<16}" + "".join(f"{part:>16}" for part in PARTS) + "  what is missing")
        with server(sys.executable, "-m", "app", "serve", port=port, folder=folder):
            for code in chosen.languages:
                for name, rest in pages.items():
                    judged = [judge(f"http://127.0.0.1:{port}/{code}/{rest}", folder) for _ in range(chosen.runs)]
                    print(line(f"{code} {name}", judged))
    finally:
        shutil.rmtree(folder)


def as_if_real(url: str) -> None:
    """Pages with examples ask not to be found, which costs points; those of the field do not."""
    engine = open_engine(url)
    with Session(engine) as session, session.begin():
        session.execute(update(Activity).values(is_example=False))
    engine.dispose()


def install() -> None:
    if not (FOLDER / "node_modules/lighthouse").exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        words = ["npm", "install", "--prefix", str(FOLDER), "--silent", "--no-audit", "--no-fund", "--ignore-scripts"]
        subprocess.run([*words, f"lighthouse@{VERSION}"], check=True)


def judge(address: str, folder: Path) -> dict[str, object]:
    report = folder / "report.json"
    words = ["node", str(FOLDER / "node_modules/lighthouse/cli/index.js"), address, "--quiet", "--output=json"]
    flags = "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --disable-background-networking"
    subprocess.run(
        [*words, f"--output-path={report}", f"--chrome-flags={flags}"],
        env={**os.environ, "CHROME_PATH": chromium()},
        check=True,
        capture_output=True,
    )
    found: dict[str, object] = json.loads(report.read_text())
    return found


def line(name: str, judged: list[dict[str, object]]) -> str:
    scores = {part: median(score(report, part) for report in judged) for part in PARTS}
    missing = sorted({each for report in judged for each in faults(report)})
    marks = "".join(f"{scores[part]:>15.0f}{' ' if scores[part] >= MARKS[part] else '!'}" for part in PARTS)
    return f"{name:<16}{marks}  {', '.join(missing)}"


def score(report: dict[str, object], part: str) -> float:
    return 100 * float(report["categories"][part]["score"])  # type: ignore[index]  # Lighthouse's own JSON


def faults(report: dict[str, object]) -> list[str]:
    """The audits that cost points, performance apart: there it is the time that counts."""
    parts = [part for part in PARTS if part != "performance"]
    named = {ref["id"] for part in parts for ref in report["categories"][part]["auditRefs"] if ref["weight"]}  # type: ignore[index]
    audits: dict[str, dict[str, object]] = report["audits"]  # type: ignore[assignment]
    return [name for name in named if audits[name]["score"] is not None and float(str(audits[name]["score"])) < 1]


if __name__ == "__main__":
    main()
