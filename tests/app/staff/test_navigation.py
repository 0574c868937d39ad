import pytest

from tests.support.inspection import text_of


@pytest.mark.parametrize(
    ("address", "current"),
    [
        ("/beheer/", ["Begin"]),
        ("/beheer/mededelingen/", ["Mededelingen"]),
        ("/beheer/activiteiten/nieuw/", ["Activiteiten"]),
        ("/beheer/mensen/nieuw/", ["Medewerkers"]),
        ("/beheer/mijn-account/", []),
    ],
)
def test_the_menu_marks_the_part_one_is_in(admin_client, address, current):
    page = admin_client.get(address).page

    assert [text_of(each) for each in page.xpath("//nav[1]//a[@aria-current='page']")] == current
