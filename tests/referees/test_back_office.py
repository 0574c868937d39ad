"""axe-core and the Nu checker on the pages of the back office, as an admin sees them."""

import pytest
from playwright.sync_api import Browser

from app.accounts.models import ADMIN
from app.recordings.models import TOPIC
from tests.referees.test_accessibility import SETTINGS, axe, violations, violations_here, violations_in_the_dark
from tests.referees.test_markup import errors
from tests.support.browsers import sign_in
from tests.support.sites import LiveServer
from tests.support.voices import record

pytestmark = pytest.mark.referee
__all__ = ["axe"]  # the fixture
PAGES = (
    "",
    "activiteiten/",
    "activiteiten/nieuw/",
    "activiteiten/nieuw/koffieochtend/",
    "activiteiten/dicht/",
    "hulp/",
    "hulp/aanbod/veilig-thuis/",
    "hulp/plekken/",
    "mededelingen/",
    "mededelingen/nieuw/",
    "vertalen/spoed/",
    "vertalen/spoed/pl/",
    "schermen/",
    "schermen/nieuw/",
    "schermen/de-stek/",
    "zoeken/",
    "mensen/",
    "mijn-account/",
    "mijn-account/code/",
    "activiteiten/hele-plek/",
    "activiteiten/zalen/",
    "activiteiten/zalen/de-stek/",
    "activiteiten/zalen/de-stek/bezetting/",
    "meldingen/",
    "nakijken/",
    "voorstellen/",
    "vertalen/",
    "vertalen/pl/",
    "hulp/organisaties/gemeente-velsen/partners/",
    "opnamen/",
    "opnamen/pl/",
    "opnamen/ar/topic/geld/",
)


def test_axe_and_the_checker_find_nothing_in_the_back_office(
    browser: Browser, live_server: LiveServer, axe: str, tmp_path
):
    kept = tmp_path / "pages"
    kept.mkdir()
    context = browser.new_context(**SETTINGS["with-csp"])
    page = context.new_page()
    found = {"sign-in": violations(page, axe, f"{live_server.url}/beheer/inloggen/")}
    sign_in(page, live_server, ADMIN)
    with live_server.session() as session:
        record(session, TOPIC, "geld", "ar")
    for path in PAGES:
        answer = page.goto(f"{live_server.url}/beheer/{path}")
        assert answer is not None
        assert answer.status == 200, path
        (kept / f"{path.replace('/', '-')}page.html").write_bytes(answer.body())
        found[path] = violations_here(page, axe)
        found[path, "dark"] = violations_in_the_dark(page)
    found["heard"] = violations(page, axe, f"{live_server.url}/ar/hulp/geld/")
    (kept / "heard-page.html").write_text(page.content())
    context.close()
    assert {path: lines for path, lines in found.items() if lines} == {}
    assert errors(kept) == []
