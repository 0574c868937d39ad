"""Servers on one core and the load on the other, so that neither takes time from what is measured."""

import http.client
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SERVER_CORE, LOAD_CORE = "0", "1"
WRK = shutil.which("wrk") or sys.exit("The load comes from wrk; run: apt-get install -y wrk")


@dataclass(frozen=True)
class Load:
    per_second: float
    p50: float  # milliseconds
    p99: float
    errors: int
    answers: int


@contextmanager
def server(*words: str, port: int, folder: Path, **settings: str) -> Iterator[subprocess.Popen[bytes]]:
    """A program on the core of the servers, begun when it answers."""
    environment = {**os.environ, "NOORDWIJZER_DATA_DIR": str(folder), "NOORDWIJZER_PORT": str(port), **settings}
    process = subprocess.Popen(
        ["taskset", "-c", SERVER_CORE, *words],
        env=environment,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(port)
        yield process
    finally:
        process.terminate()
        process.wait(30)


def bare(port: int) -> list[str]:
    shape = ["--worker-class", "gthread", "--threads", "8", "--keep-alive", "20", "--log-level", "warning"]
    return [sys.executable, "-m", "gunicorn", *shape, "-b", f"127.0.0.1:{port}", "tests.bench.http.bare:application"]


def wait_for(port: int, path: str = "/nl/") -> float:
    """Seconds until the first whole answer."""
    begin = time.perf_counter()
    while time.perf_counter() - begin < 180:
        try:
            if get(port, path)[0] < 500:
                return time.perf_counter() - begin
        except OSError:
            time.sleep(0.02)
    raise TimeoutError(f"nothing answers on port {port}")


def get(port: int, path: str, **headers: str) -> tuple[int, list[tuple[str, str]], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        return response.status, response.getheaders(), response.read()
    finally:
        connection.close()


def load(port: int, path: str, *, seconds: int, connections: int = 16) -> Load:
    words = [
        "taskset",
        "-c",
        LOAD_CORE,
        WRK,
        "-t1",
        f"-c{connections}",
        f"-d{seconds}s",
        "--latency",
        "--timeout",
        "30s",
    ]
    done = subprocess.run(
        [*words, "--timeout", "30s", "-H", "Accept-Encoding: br", f"http://127.0.0.1:{port}{path}"],
        capture_output=True,
        text=True,
        check=True,
    )
    return read(done.stdout)


def read(text: str) -> Load:
    """What wrk says of a run."""
    share = {name: _milliseconds(value) for name, value in re.findall(r"(50|99)%\s+([\d.]+\w+)", text)}
    (rate,) = re.findall(r"Requests/sec:\s+([\d.]+)", text)
    sockets = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", text)
    wrong = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    errors = sum(map(int, sockets.groups())) if sockets else 0
    (answers,) = re.findall(r"(\d+) requests in", text)
    return Load(float(rate), share["50"], share["99"], errors + (int(wrong[1]) if wrong else 0), int(answers))


def _milliseconds(text: str) -> float:
    number, unit = re.fullmatch(r"([\d.]+)(\w+)", text).groups()  # type: ignore[union-attr]
    return float(number) * {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}[unit]


def computed(pid: int) -> float:
    """Seconds that a process and its children have computed so far."""
    ticks = 0
    for each in family(pid):
        fields = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def family(pid: int) -> list[int]:
    return [pid, *(int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split())]


def shared_memory(pid: int) -> float:
    """Megabytes of a process and its children, each shared page counted for its part (PSS)."""
    kilobytes = 0
    for each in family(pid):
        rollup = Path(f"/proc/{each}/smaps_rollup").read_text()
        kilobytes += int(re.search(r"^Pss:\s+(\d+)", rollup, re.MULTILINE)[1])  # type: ignore[index]
    return kilobytes / 1024
