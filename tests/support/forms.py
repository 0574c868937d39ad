"""Filling in a form as a person does: read the page, change some fields, press a button."""

from typing import Any

from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from tests.support.inspection import Element, InspectingClient, page_of


def fields_of(page: Element, action: str) -> MultiDict[str, str]:
    """What a browser would send of the form with this action."""
    return values_of(page.xpath(f"//form[@method='post' and @action='{action}']")[0])


def values_of(form: Element) -> MultiDict[str, str]:
    """The same of a form that was found already."""
    sent: MultiDict[str, str] = MultiDict()
    for field in form.xpath(".//input | .//textarea | .//select"):
        name, kind = field.get("name"), field.get("type", field.tag)
        if not name or kind in ("submit", "button"):
            continue
        if kind in ("checkbox", "radio"):
            if field.get("checked") is not None:
                sent.add(name, field.get("value", "on"))
        elif field.tag == "select":
            chosen = field.xpath("./option[@selected]") or field.xpath("./option[1]")
            sent.add(name, chosen[0].get("value") if chosen else "")
        else:
            # The parser of a browser drops the first line end of a text area.
            value = (field.text or "").removeprefix("\n") if field.tag == "textarea" else field.get("value", "")
            sent.add(name, value)
    return sent


def fill_in(
    client: InspectingClient, address: str, *, step: str = "", page: Any = None, **changes: Any
) -> TestResponse:
    """Open the page (or go on with `page`), change fields and send. A list value replaces all ticks of a group."""
    page = page if page is not None else page_of(client.get(address))
    sent = fields_of(page, address)
    for name, value in changes.items():
        name = name.replace("__", "-")
        sent.setlist(name, value if isinstance(value, list) else [value])
    if step:
        sent["step"] = step
    return client.post(address, data=sent)


def form_of(page: Element, holding: str) -> dict[str, list[str]]:
    """What the form that holds a field or button of this name or value would send, its buttons left out."""
    form = page.xpath(f'//form[.//*[@name="{holding}" or @value="{holding}"]]')[0]
    return dict(values_of(form).lists())


def send(client: InspectingClient, address: str, values: dict[str, list[str]], **changes: Any) -> Any:
    """Post a form with some values changed."""
    lists = {name: value if isinstance(value, list) else [value] for name, value in changes.items()}
    return client.post(address, data={name: value for name, value in {**values, **lists}.items() if value})
