"""Where an address is, asked from a real server on this machine."""

import time

import pytest

from app.maps.addresses import MOST, Found, NoAnswer, find

AGENT = "Noordwijzer map (+http://127.0.0.1/)"


def asked(outside, question: str, timeout: float = 1.0) -> list[Found]:
    return find(question, url=f"{outside.url}/free", timeout=timeout, agent=AGENT)


def test_addresses_come_with_their_point(outside):
    found = asked(outside, "Wijkerstraatweg 1")
    assert found[0] == Found("Wijkerstraatweg 1, 1951AA Velsen-Noord", 52.471235, 4.641235)
    assert [agent for _path, agent in outside.asked] == [AGENT]
    assert "rows=5" in outside.paths()[0]


def test_nothing_found_is_an_answer_too(outside):
    assert asked(outside, "Nergensstraat") == []


@pytest.mark.parametrize("mode", ["500", "404", "html", "nonsense", "large", "cut", "away", "hang", "drip"])
def test_a_search_that_is_broken_gives_no_answer_in_time(outside, mode):
    outside.mode = mode
    began = time.monotonic()
    with pytest.raises(NoAnswer):
        asked(outside, "Wijkerstraatweg", timeout=0.3)
    assert time.monotonic() - began < 5


def test_a_search_that_is_not_there_gives_no_answer(unused_port):
    with pytest.raises(NoAnswer):
        find("Wijkerstraatweg", url=f"http://127.0.0.1:{unused_port()}/free", timeout=1, agent=AGENT)


@pytest.mark.parametrize(
    "documents",
    [
        [{"weergavenaam": "Wijkerstraatweg", "centroide_ll": point}]
        for point in ("POINT(4.64)", "POINT(52.47 4.64)", "POINT(nan nan)", "POINT(0 0)", "", None, 3, {"x": 1})
    ]
    + [[{"centroide_ll": "POINT(4.64 52.47)", "x": "Wijkerstraatweg"}], [{"x": "Wijkerstraatweg"}]],
)
def test_what_is_no_point_in_the_netherlands_is_left_out(outside, documents):
    outside.documents = documents
    assert asked(outside, "Wijkerstraatweg") == []


@pytest.mark.parametrize("documents", [["Wijkerstraatweg"], [None, "Wijkerstraatweg"]])
def test_documents_that_are_none_are_not_understood(outside, documents):
    outside.documents = documents
    with pytest.raises(NoAnswer):
        asked(outside, "Wijkerstraatweg")


def test_no_more_than_a_few_are_believed_and_long_names_are_cut(outside):
    outside.documents = [
        {"weergavenaam": "Wijkerstraatweg " * 50, "centroide_ll": "POINT(4.64 52.47)"} for _ in range(20)
    ]
    found = asked(outside, "Wijkerstraatweg")
    assert len(found) == MOST
    assert max(len(each.words) for each in found) <= 200
