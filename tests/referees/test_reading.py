"""Tests read pages with a quick parser; here it is held to html5lib, which reads as browsers do."""

import html5lib
import pytest

from tests.support.addresses import BOARD, TYPES
from tests.support.inspection import Element, parse

pytestmark = pytest.mark.referee


def shape(element: Element) -> list[object]:
    """Names in lower case, without the namespace of drawings. `defer` is `defer="defer"`; no white end."""
    named = {name.rpartition("}")[2].lower(): value for name, value in element.attrib.items() if "xmlns" not in name}
    attributes = {name: "" if value == name else value for name, value in named.items()}
    children = [each for each in element if isinstance(each.tag, str)]
    inside = [[element.text or "", *((shape(each), (each.tail or "").rstrip()) for each in children)]]
    return [element.tag.rpartition("}")[2], attributes, inside]


def read_slowly(html: str) -> Element:
    return html5lib.parse(html, treebuilder="lxml", namespaceHTMLElements=False).getroot()


@pytest.mark.parametrize("address", [*(f"/ar/{rest}" for rest in TYPES.values()), BOARD, "/beheer/inloggen/"])
def test_the_quick_reader_sees_what_a_browser_sees(starter_client, address):
    html = starter_client.get(address).get_data(as_text=True)
    quick, slow = parse(html), read_slowly(html)
    for part in ("head", "body"):
        assert shape(quick.find(part)) == shape(slow.find(part))


def test_a_tree_that_differs_is_seen():
    assert shape(parse("<p>een<p>twee").find("body")) == shape(read_slowly("<p>een</p><p>twee</p>").find("body"))
    assert shape(parse("<p>een<p>twee").find("body")) != shape(read_slowly("<p>een <p>drie").find("body"))
