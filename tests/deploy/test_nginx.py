"""The site behind the nginx of deploy/, both as installed: what it keeps, for how long, and what it writes down."""

import http.client
import os
import shutil
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.activities import actions
from app.activities.models import Activity, Occurrence
from app.recordings.models import TOPIC
from tests.factories import AT
from tests.support.databases import open_engine
from tests.support.sites import free_port
from tests.support.voices import record

ROOT = Path(__file__).resolve().parents[2]
CONFIGURATION = ROOT / "deploy/nginx/noordwijzer.conf"
NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")


@contextmanager
def program(*words: str, ready: int, **environment: str) -> Iterator[None]:
    """A program that runs until the block ends; begun when it answers on its port."""
    process = subprocess.Popen(
        words, env={**os.environ, **environment}, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(300):
            connection = http.client.HTTPConnection("127.0.0.1", ready, timeout=5)
            try:
                connection.request("GET", "/healthz")
                connection.getresponse().read()
                break
            except OSError:
                assert process.poll() is None, f"{words[0]} ended with {process.returncode}"
                time.sleep(0.1)
            finally:
                connection.close()
        yield
    finally:
        process.terminate()
        process.wait(20)


class Front:
    """What a browser gets from nginx over TLS."""

    def __init__(self, port: int, folder: Path, database: Path) -> None:
        self.port, self.folder, self.database = port, folder, database

    def get(self, path: str, **headers: str) -> http.client.HTTPResponse:
        context = ssl.create_default_context(cafile=str(self.folder / "fullchain.pem"))
        connection = http.client.HTTPSConnection("localhost", self.port, context=context, timeout=20)
        try:
            connection.request("GET", path, headers=headers)
            response = connection.getresponse()
            response.text = response.read().decode("utf-8", "replace")  # type: ignore[attr-defined]
            return response
        finally:
            connection.close()

    def log(self) -> list[str]:
        return (self.folder / "noordwijzer.log").read_text().splitlines()


@pytest.fixture(scope="module")
def front(starter_file: Path, tmp_path_factory) -> Iterator[Front]:
    assert NGINX, "nginx is not on this machine; run: apt-get install -y nginx-light"
    folder = tmp_path_factory.mktemp("nginx")
    folder.chmod(0o755)
    database = Path(shutil.copy(starter_file, folder))
    app_port, plain_port, port = free_port(), free_port(), free_port()
    (folder / "nginx.conf").write_text(as_installed_in(folder, app_port, plain_port, port))
    key, chain = folder / "privkey.pem", folder / "fullchain.pem"
    certificate = (
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost"
    )
    subprocess.run([*certificate.split(), "-keyout", key, "-out", chain], check=True, capture_output=True)
    site = {
        "NOORDWIJZER_DATA_DIR": str(folder),
        "NOORDWIJZER_PORT": str(app_port),
        "NOORDWIJZER_TRUSTED_PROXIES": "1",
        "NOORDWIJZER_BASE_URL": f"https://localhost:{port}",
        "NOORDWIJZER_WORKERS": "2",
    }
    with (
        program(sys.executable, "-m", "app", "serve", ready=app_port, **site),
        program(NGINX, "-c", str(folder / "nginx.conf"), "-p", str(folder), ready=plain_port),
    ):
        yield Front(port, folder, database)


def as_installed_in(folder: Path, app_port: int, plain_port: int, port: int) -> str:
    """The configuration as it is, but for ports, folders and the name of the server."""
    text = CONFIGURATION.read_text()
    for before, after in (
        ("127.0.0.1:8000", f"127.0.0.1:{app_port}"),
        ("    listen [::]:80;\n", ""),
        ("    listen [::]:443 ssl http2;\n", ""),
        ("listen 80;", f"listen 127.0.0.1:{plain_port};"),
        ("listen 443 ", f"listen 127.0.0.1:{port} "),
        ("noordwijzer.example", "localhost"),
        ("/var/log/nginx", str(folder)),
        ("/var/cache/nginx", str(folder)),
        ("/etc/ssl/noordwijzer", str(folder)),
    ):
        assert before in text, before
        text = text.replace(before, after)
    user = "user root;" if os.getuid() == 0 else ""
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return f"{user} daemon off; pid {folder}/pid; events {{}} http {{ {temporary}\n{text}\n}}"


def test_readers_get_the_page_as_the_app_made_it(front):
    answer = front.get("/pl/", **{"Accept-Encoding": "br"})
    assert answer.status == 200
    assert answer.headers["Content-Encoding"] == "br"
    assert "max-age" in answer.headers["Strict-Transport-Security"]
    assert answer.headers["Cache-Control"] == "no-cache"
    assert "X-Accel-Expires" not in answer.headers
    assert "nginx/" not in answer.headers.get("Server", "")
    assert front.get("/pl/", **{"Accept-Encoding": "br", "If-None-Match": answer.headers["ETag"]}).status == 304


def test_plain_http_leads_to_tls(front):
    connection = http.client.HTTPConnection("127.0.0.1", int(front_plain_port(front)), timeout=5)
    connection.request("GET", "/nl/hulp/", headers={"Host": "localhost"})
    answer = connection.getresponse()
    connection.close()
    assert (answer.status, answer.headers["Location"]) == (301, "https://localhost/nl/hulp/")


def front_plain_port(front: Front) -> str:
    return (front.folder / "nginx.conf").read_text().partition("listen 127.0.0.1:")[2].partition(";")[0]


def test_within_one_second_many_readers_cost_the_app_one_page(front):
    for _ in range(60):
        front.get("/nl/over/")
    states = [line.split()[-1] for line in front.log()[-60:]]
    assert states.count("HIT") > 30, states


def test_a_saved_cancellation_is_there_within_a_second(front):
    address = "/nl/activiteiten/"
    engine = open_engine(f"sqlite:///{front.database}")
    with Session(engine) as session:
        row = session.scalars(
            select(Occurrence).where(Occurrence.status == "confirmed").order_by(Occurrence.starts.desc())
        ).first()
        activity = session.get_one(Activity, row.activity_id)
        address = f"/nl/activiteiten/{activity.slug}/"
        for _ in range(5):
            front.get(address)
        for each in session.scalars(
            select(Occurrence.recurrence_id).where(Occurrence.activity_id == activity.id)
        ).all():
            actions.cancel_occurrence(session, activity, each, reason="ill", by=None, at=AT)
        session.commit()
        saved = time.monotonic()
    engine.dispose()
    while "Gaat niet door" not in front.get(address).text:
        assert time.monotonic() - saved < 1.5
    assert time.monotonic() - saved < 1.5, "a second, and the time this machine takes to answer"


def test_a_phone_gets_a_sound_in_the_parts_it_asks_for(front):
    engine = open_engine(f"sqlite:///{front.database}")
    with Session(engine) as session, session.begin():
        key = record(session, TOPIC, "geld", "nl").key
    engine.dispose()
    answer = front.get(f"/geluid/{key}.m4a", Range="bytes=0-1")
    assert answer.status == 206
    assert answer.headers["Content-Range"].startswith("bytes 0-1/")


@pytest.mark.parametrize("path", ["/nl/zoeken/?q=geldzorgen", "/beheer/", "/nl/activiteiten/?gratis=1", "/"])
def test_what_is_one_readers_own_is_never_kept(front, path):
    front.get(path)
    front.get(path)
    assert front.log()[-1].split()[-1] in ("MISS", "BYPASS", "-", "EXPIRED")


def test_the_log_tells_nothing_about_who_or_what(front):
    front.get("/nl/zoeken/?q=schulden", **{"User-Agent": "Telefoon van Noor", "Referer": "https://elders.example/"})
    front.get("/nl/hulp/geweld/")
    files = [path for path in front.folder.iterdir() if path.suffix == ".log"]
    assert len(files) == 2
    written = "\n".join(path.read_text() for path in files)
    assert written
    for word in ("127.0.0.1", "zoeken", "schulden", "geweld", "Noor ", "Telefoon", "elders", "/nl/"):
        assert word not in written, word
