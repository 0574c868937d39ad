import pytest

from app.directory.models import Channel, Location
from app.directory.reach import channel_address, host_of, map_address


@pytest.mark.parametrize(
    ("kind", "value", "address"),
    [
        ("website", "https://www.velsen.nl/a?b=c", "https://www.velsen.nl/a?b=c"),
        ("email", "info@velsen.nl", "mailto:info@velsen.nl"),
        ("email", "a@b.nl?bcc=x@y.nl", "mailto:a@b.nl%3Fbcc%3Dx@y.nl"),
        ("whatsapp", "06-12 34 56 78", "https://wa.me/31612345678"),
        ("whatsapp", "+31 6 12345678", "https://wa.me/31612345678"),
        ("sms", "06-12 34 56 78", "sms:0612345678"),
        ("chat", "https://chat.example/start", "https://chat.example/start"),
        ("chat", "", ""),
        ("chat", "op de website", ""),
        ("website", "", ""),
    ],
)
def test_what_a_tap_on_a_channel_opens(kind: str, value: str, address: str) -> None:
    assert channel_address(Channel(kind=kind, value=value)) == address


def test_the_reader_sees_the_host_of_a_website() -> None:
    assert host_of("https://www.velsen.nl/paspoort") == "velsen.nl"
    assert host_of("") == ""


def test_the_map_is_asked_for_the_whole_address() -> None:
    place = Location(address_1="Dudokplein 1", postal_code="1971 EN", city="IJmuiden", is_hidden=False)
    assert map_address(place).endswith("query=Dudokplein%201%2C%201971%20EN%20IJmuiden")


@pytest.mark.parametrize("place", [Location(address_1="", city="IJmuiden"), Location(address_1="A 1", is_hidden=True)])
def test_without_an_address_to_show_there_is_no_map(place: Location) -> None:
    assert map_address(place) == ""
