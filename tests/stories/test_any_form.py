"""Whatever is typed in whatever form of the back office and the public site: an answer in words, never a 500."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from app.accounts.models import ADMIN
from app.activities import hosts
from app.upkeep.actions import report
from tests import factories
from tests.factories import AT
from tests.support.forms import values_of
from tests.support.inspection import page_of

ODD = (
    *(
        "",
        " ",
        "0",
        "-1",
        "9" * 30,
        "x" * 5000,
        "\x00",
        "\u202e",
        "🙈",
        "é\u0301",
        "'; DROP TABLE text; --",
        "<script>",
    ),
    *(
        "2026-11-23",
        "0000-00-00",
        "9999-12-31",
        "25:61",
        "24:00",
        "%(name)s",
        "{0}",
        "../../etc/passwd",
        "de-stek/zaal",
    ),
    *("00000000-0000-4000-8000-000000000000", "١٢٣", "1e309", "null", "http://[", "a@b", "+31 (0)6 12"),
)
VALUES = st.sampled_from(ODD) | st.text(max_size=30)


@pytest.fixture
def pages(session, client_of):
    """A signed-in admin, and every page with a form about a record that is really there."""
    place = factories.location(session, slug="de-stek", name="De Stek")
    organization = factories.organization(session, slug="welzijn", name="Welzijn")
    service = factories.service(session, organization=organization.slug, summary="Hulp.")
    activity = factories.activity(session, location=place.slug, room="zaal", organization=organization.slug)
    notice = factories.notice(session)
    person = factories.person(session, role="translator")
    report(session, "service", service.id, what="other", words="x", language="nl", at=AT)
    token = hosts.token_of("only for tests", hosts.make_link(session, activity, "Amina", "nl", by=None, at=AT))
    of_activity = ("bewerken/", "kopie/", "pauze/", "begeleiders/", "dag/2026-11-23T09:30/")
    addresses = [
        "/beheer/opnamen/ar/topic/geld/",
        *(f"/beheer/activiteiten/{activity.id}/{rest}" for rest in of_activity),
        *("/beheer/activiteiten/nieuw/koffieochtend/", "/beheer/activiteiten/nieuw/eigen/"),
        *("/beheer/activiteiten/dicht/", "/beheer/activiteiten/vakanties/", "/beheer/activiteiten/hele-plek/"),
        *(f"/beheer/hulp/aanbod/{service.slug}/", "/beheer/hulp/nieuw/aanbod/", "/beheer/hulp/nieuw/organisatie/"),
        *("/beheer/hulp/organisaties/welzijn/", "/beheer/hulp/organisaties/welzijn/partners/"),
        *("/beheer/hulp/plekken/de-stek/", "/beheer/hulp/nieuw/plek/"),
        *("/beheer/mededelingen/nieuw/", f"/beheer/mededelingen/{notice.slug}/"),
        *(
            "/beheer/mensen/nieuw/",
            f"/beheer/mensen/{person.id}/",
            "/beheer/mijn-account/",
            "/beheer/mijn-account/code/",
        ),
        *(
            f"/beheer/nakijken/service/{service.id}/",
            f"/beheer/nakijken/activity/{activity.id}/",
            "/beheer/meldingen/",
        ),
        *("/beheer/vertalen/pl/", f"/beheer/vertalen/pl/tekst/{service.summary_id}/", "/beheer/nakijken/"),
        *(f"/nl/aanbod/{service.slug}/melden/", f"/host/{token}/2026-11-23T09:30/later/"),
    ]
    return client_of(ADMIN), addresses


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(picks=st.lists(st.integers(0, 10**6), min_size=8, max_size=8), values=st.lists(VALUES, min_size=4, max_size=4))
def test_no_form_breaks_whatever_is_typed(pages, picks, values):
    """What is drawn does not depend on the pages, which change as they are used; it only chooses among them."""
    client, addresses = pages

    def one_of(choices, pick):
        return choices[picks[pick] % len(choices)]

    page = client.get(one_of(addresses, 0), inspect=False)
    forms = page_of(page).xpath("//form[@method='post' and not(contains(@action, 'uitloggen'))]")
    if page.status_code != 200 or not forms:
        return  # What an earlier example took away answers in words.
    form = one_of(forms, 1)
    sent: MultiDict[str, str] = values_of(form)
    names = [name for name in sent if name not in ("csrf_token", "token", "draft_key")]
    for number, value in enumerate(values[: picks[2] % 5]):
        if names:
            sent[one_of(names, 3 + number)] = value
    steps = form.xpath(".//button[@name='step']/@value")
    if steps:
        sent["step"] = one_of(steps, 7)
    answer = client.post(form.get("action"), data=sent, inspect=False)
    assert answer.status_code < 500, f"{form.get('action')} {sent}"
