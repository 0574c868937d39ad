import pytest

from app.staff.pages import safe_next


@pytest.mark.parametrize(
    "address", ["/beheer/", "/beheer/activiteiten/?toon=alles", "/beheer/hulp/aanbod/de-stek/#naam"]
)
def test_an_address_of_the_back_office_is_gone_back_to(app, address):
    with app.test_request_context("/beheer/"):
        assert safe_next(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "//example.org/beheer/",
        "https://example.org/beheer/",
        "/beheer",
        "/beheer/\t/x",
        "/beheer/\\x",
        "//[x",
        "beheer/",
    ],
)
def test_any_other_address_is_the_first_page(app, address):
    with app.test_request_context("/beheer/"):
        assert safe_next(address) == "/beheer/"
