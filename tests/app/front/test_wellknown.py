"""What machines ask: robots, the security contact, and whether the site is well."""

from datetime import UTC, datetime, timedelta
from urllib.robotparser import RobotFileParser

import pytest
from sqlalchemy import create_engine, text

from tests.support.apps import new_app
from tests.support.databases import open_engine

BASE = "http://127.0.0.1:8000"


def test_robots_may_read_everything_but_searches_and_the_back_office(client):
    response = client.get("/robots.txt")
    assert response.mimetype == "text/plain"
    lines = response.get_data(as_text=True).splitlines()
    rules = RobotFileParser()
    rules.parse(lines)
    assert rules.can_fetch("*", f"{BASE}/pl/hulp/")
    assert not rules.can_fetch("*", f"{BASE}/beheer/inloggen/")
    assert "Disallow: /*/zoeken/" in lines
    assert rules.site_maps() == [f"{BASE}/sitemap.xml"]


def security_fields(client):
    response = client.get("/.well-known/security.txt")
    assert response.content_type == "text/plain; charset=utf-8"
    return dict(line.split(": ", 1) for line in response.get_data(as_text=True).splitlines())


def test_the_security_contact_follows_rfc_9116(client, clock):
    now = clock.set("2026-11-23 09:00")
    fields = security_fields(client)
    expires = datetime.strptime(fields["Expires"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert now + timedelta(days=30) < expires < now + timedelta(days=365)
    assert fields["Contact"].startswith(("mailto:", "https://", "http://"))
    assert fields["Canonical"] == f"{BASE}/.well-known/security.txt"


def test_the_security_contact_never_grows_old(client, clock):
    before = security_fields(client)["Expires"]
    clock.set("2027-06-23 09:00")
    assert security_fields(client)["Expires"] > before


def test_a_favicon_asked_in_the_old_way_is_found(client):
    response = client.get("/favicon.ico")
    assert response.status_code == 301
    assert client.get(response.location).mimetype == "image/svg+xml"


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_a_well_site_says_ok_and_nobody_keeps_the_answer(client, path):
    response = client.get(path)
    assert (response.status_code, response.get_data()) == (200, b"ok\n")
    assert response.headers["Cache-Control"] == "no-store"


def test_a_site_on_an_empty_database_is_alive_but_not_ready(tmp_path):
    client = new_app(f"sqlite:///{tmp_path}/empty.db", tmp_path).test_client()
    create_engine(f"sqlite:///{tmp_path}/empty.db").connect().close()
    response = client.get("/readyz")
    assert (response.status_code, response.get_data()) == (503, b"migrations missing\n")
    assert client.get("/healthz").status_code == 200


def test_a_database_newer_than_the_code_is_not_ready(tmp_path):
    url = f"sqlite:///{tmp_path}/newer.db"
    engine = open_engine(url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
        connection.execute(text("INSERT INTO alembic_version VALUES ('9999_far_future')"))
    engine.dispose()
    response = new_app(url, tmp_path).test_client().get("/readyz")
    assert (response.status_code, response.get_data()) == (503, b"database is newer than the code\n")


def test_a_database_that_is_gone_is_not_ready(tmp_path):
    response = new_app("postgresql://nobody@127.0.0.1:1/nothing", tmp_path).test_client().get("/readyz")
    assert (response.status_code, response.get_data()) == (503, b"no database\n")
    assert response.headers["Cache-Control"] == "no-store"


def test_a_folder_that_went_away_is_not_ready(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    client = new_app(f"sqlite:///{folder}/noordwijzer.db", folder).test_client()
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    assert client.get("/readyz").status_code == 503
    assert client.get("/healthz").status_code == 200
