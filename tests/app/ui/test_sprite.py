"""Every pictogram that anybody asks for is drawn, once."""

from pathlib import Path

import pytest
from jinja2 import Environment, nodes
from lxml import etree

from app.activities.presets import PRESETS
from app.areas.audiences import AUDIENCE_ICONS
from app.areas.topics import TOPICS
from app.areas.urgent import SENTENCES, TEXTS
from app.directory.labels import CHANNEL_ICONS
from app.languages import offered_codes
from tests.support.addresses import TYPES

ROOT = Path(__file__).resolve().parents[3]
SPRITE = ROOT / "app/ui/static/icons.svg"
TEMPLATES = sorted((ROOT / "app").rglob("templates/**/*.html"))
PLACE_OF_ICON = {"icon": 0, "fact": 0, "note": 1, "action": 2}  # which argument of the macro is the pictogram


@pytest.fixture(scope="module")
def drawn():
    return {symbol.get("id") for symbol in etree.parse(SPRITE).getroot().iterfind("{*}symbol")}


def test_no_id_is_there_twice():
    ids = etree.parse(SPRITE).xpath("//@id")
    assert len(ids) == len(set(ids))


def test_every_drawing_has_its_window_and_no_colour_of_its_own():
    sprite = etree.parse(SPRITE)
    assert not sprite.xpath("//*[local-name()='symbol'][not(@viewBox)]")
    assert not sprite.xpath("//@style | //@onload | //*[local-name()='script']")
    assert not sprite.xpath("//@fill[. != 'none'] | //@stroke[. != 'none']"), "colours come from the style sheet"


def test_every_topic_preset_channel_and_urgent_number_is_drawn(drawn):
    wanted = {topic.icon for topic in TOPICS} | {preset.icon for preset in PRESETS}
    wanted |= (
        set(CHANNEL_ICONS.values())
        | {each.few.icon for each in (*SENTENCES, *TEXTS) if each.few}
        | set(AUDIENCE_ICONS.values())
    )
    assert wanted - drawn == set()


def test_every_pictogram_that_a_template_names_is_drawn(drawn):
    wanted = {name: path.name for path in TEMPLATES for name in named_in(path.read_text())}
    assert len(wanted) > 15
    assert {name: where for name, where in wanted.items() if name not in drawn} == {}


def named_in(template):
    tree = Environment(extensions=["jinja2.ext.i18n"]).parse(template)
    for call in tree.find_all(nodes.Call):
        place = PLACE_OF_ICON.get(getattr(call.node, "name", ""))
        if place is not None and len(call.args) > place:
            argument = call.args[place]
            yield from answers(argument)


def answers(expression):
    """The texts that an argument can be: both sides of `"warning" if late else "check"`, not what it compares."""
    if isinstance(expression, nodes.CondExpr):
        yield from answers(expression.expr1)
        if expression.expr2 is not None:
            yield from answers(expression.expr2)
    elif isinstance(expression, nodes.Const) and expression.value:
        yield expression.value


@pytest.mark.parametrize("code", offered_codes())
def test_every_pictogram_on_a_page_of_each_type_is_drawn(starter_client, drawn, code):
    for name, rest in TYPES.items():
        hrefs = starter_client.get(f"/{code}/{rest}").page.xpath("//*[local-name()='use']/@href")
        assert hrefs, name
        assert {href.partition("#")[2] for href in hrefs} - drawn == set(), name
        assert len({href.partition("#")[0] for href in hrefs}) == 1, "one file for all of them"
