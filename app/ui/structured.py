"""schema.org for search engines, as a data block that no browser runs."""

import json
from typing import Any

from flask import Flask
from markupsafe import Markup

# A text could hold `</script>`; in JSON these characters may be written by their number.
UNSAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def init_app(app: Flask) -> None:
    app.jinja_env.globals["json_ld"] = json_ld


def json_ld(facts: dict[str, Any]) -> Markup:
    text = json.dumps({"@context": "https://schema.org", **told(facts)}, ensure_ascii=False, separators=(",", ":"))
    return Markup('<script type="application/ld+json">') + Markup(text.translate(UNSAFE)) + Markup("</script>")  # noqa: S704


def told(facts: Any) -> Any:
    """Without what is not known: empty texts, lists and nothings."""
    if isinstance(facts, dict):
        pairs = {key: told(value) for key, value in facts.items()}
        return {key: value for key, value in pairs.items() if value not in ("", None, [], {})}
    return [told(each) for each in facts] if isinstance(facts, list | tuple) else facts
