"""Sending a page to someone who reads another language."""

from urllib.parse import parse_qs, urlsplit

from app.languages import offered_codes
from tests import factories
from tests.support.inspection import text_of


def rows(client, address: str) -> dict[str, dict[str, str]]:
    """By language: the link, and what WhatsApp and SMS would send."""
    found = {}
    for row in client.get(address).page.xpath("//li[@data-share]"):
        hrefs = row.xpath("./a/@href")
        found[row.xpath("string(./span/bdi/@lang)")] = {
            "link": row.get("data-share"),
            "title": row.get("data-title"),
            "whatsapp": parse_qs(urlsplit(hrefs[0]).query)["text"][0],
            "sms": parse_qs(hrefs[1].partition("&")[2])["body"][0],
        }
    return found


def test_an_activity_goes_in_the_language_of_the_other(client, session):
    activity = factories.activity(session, slug="koffie")
    sent = rows(client, "/nl/activiteiten/koffie/")
    assert next(iter(sent)) == "nl"
    assert set(sent) == set(offered_codes())
    for code, each in sent.items():
        heading = text_of(client.get(f"/{code}/activiteiten/koffie/").page.xpath("//h1")[0])
        assert each["title"] == heading
        assert each["link"] == f"http://127.0.0.1:8000/a/{activity.code}/{code}"
        assert each["whatsapp"] == each["sms"] == f"{heading}\n{each['link']}"
        assert client.get(urlsplit(each["link"]).path).headers["Location"] == f"/{code}/activiteiten/koffie/"


def test_a_service_with_a_proper_name_keeps_it(client, session):
    factories.service(session, slug="hulp", name="Socius", proper_name=True)
    assert {each["title"] for each in rows(client, "/pl/aanbod/hulp/").values()} == {"Socius"}
