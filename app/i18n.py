"""Languages wired to Flask: which one a page is in, the words of the catalogs, dates, and bidi isolation."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import cache

from babel.support import NullTranslations
from flask import Flask, current_app, g, request
from flask_babel import Babel, Domain, force_locale
from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup, escape
from werkzeug.routing import BaseConverter, ValidationError

from app import catalogs, dates
from app.languages import SOURCE, Language, language, offered, offered_codes

babel = Babel()
_staff = Domain(domain="staff")
LTR, END = Markup('<bdi dir="ltr">'), Markup("</bdi>")


class LanguageConverter(BaseConverter):
    """`/<language:lang>/`: only languages that are complete; every other code is an unknown page."""

    part_isolating = True

    def to_python(self, value: str) -> str:
        if value not in offered_codes():
            raise ValidationError()
        return value


def init_app(app: Flask) -> None:
    app.url_map.converters["language"] = LanguageConverter
    babel.init_app(
        app,
        default_locale=SOURCE,
        default_domain="messages",
        default_translation_directories=str(catalogs.DIRECTORY),
        locale_selector=lambda: language(current_code()).locale_id or current_code(),
    )
    app.url_value_preprocessor(_take_language)
    app.url_defaults(_give_language)
    app.jinja_env.globals.update(
        _=_in_template,
        gettext=_in_template,
        ngettext=_counted_in_template,
        staff_=staff_,
        staff_n=staff_n,
        in_dutch=in_dutch,
        current_language=current_language,
        offered_languages=offered,
        language_of=language,
        topic_text=lambda dutch: words("topics", dutch),
        preset_text=lambda dutch: words("presets", dutch),
    )
    app.jinja_env.filters.update(
        ltr=ltr,
        isolated=isolated,
        day=day,
        short_day=lambda value: dates.short_day_text(value, current_code()),
        full_date=lambda value: dates.date_text(value, current_code()),
        clock=clock,
    )


def current_code() -> str:
    """The language of this page: the one in the address, else the best for the reader, else Dutch."""
    code = g.get("language_code")
    if code is None:
        code = g.language_code = best_language()
    return str(code)


def current_language() -> Language:
    return language(current_code())


def best_language() -> str:
    """The language an unknown address begins with, else the one the reader's browser likes best, else Dutch."""
    if not request:
        return SOURCE
    asked = request.path.split("/", 2)[1]
    if asked in offered_codes():
        return asked
    return str(request.accept_languages.best_match(offered_codes(), default=SOURCE))


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Make words, dates and directions those of another language for a while: previews and boards."""
    before = g.get("language_code")
    g.language_code = code
    try:
        with force_locale(language(code).locale_id or code):
            yield
    finally:
        g.language_code = before


def staff_(dutch: str, **values: object) -> str:
    """A back-office text in the language of the person who is signed in. A value that is markup stays markup."""
    if any(isinstance(each, Markup) for each in values.values()):
        return escape(_staff.gettext(dutch)) % values
    return str(_staff.gettext(dutch, **values))


def staff_n(singular: str, plural: str, num: int, **values: object) -> str:
    """Like staff_, in the plural form for `num`, which also fills `%(num)s`."""
    return str(_staff.ngettext(singular, plural, num, **values))


def _messages() -> NullTranslations:
    return catalogs.catalog("messages", current_code())


# Templates ask for hundreds of words on a page. Flask-Babel looks for the locale at each, and Jinja's own `_` calls
# three functions for one; these keep Jinja's rules: markup in a page, values escaped, `%%` is a percent sign.
@pass_eval_context
def _in_template(context: EvalContext, dutch: str, **values: object) -> str:
    text = _messages().gettext(dutch)
    return (Markup(text) if context.autoescape else text) % values  # noqa: S704  # our own catalogs


@pass_eval_context
def _counted_in_template(context: EvalContext, one: str, many: str, num: int, **values: object) -> str:
    text = _messages().ngettext(one, many, num)
    return (Markup(text) if context.autoescape else text) % {"num": num, **values}  # noqa: S704  # our own catalogs


def words(domain: str, dutch: str) -> str:
    """A catalog text of another domain in the language of the page."""
    return catalogs.translate(current_code(), dutch, domain)


def in_dutch(dutch: str, **values: object) -> Markup:
    """Dutch shown on purpose beside the reader's own language; nothing on a Dutch page, where it would be double."""
    if current_code() == SOURCE:
        return Markup()
    text = dutch % values if values else dutch
    return Markup('<span class="in-dutch" lang="nl" dir="ltr" data-dutch>{}</span>').format(text)


def ltr(value: object) -> Markup:
    """A phone number, address, price, postcode or time: reads from left to right in every language."""
    return LTR + escape(value) + END  # Added up, because Markup.format takes longer than all else in a long list.


def isolated(value: object) -> Markup:
    """A proper name from the database: keeps its own direction, and is not translated by browsers."""
    return Markup('<bdi translate="no">{}</bdi>').format(escape(value))


def day(value: date) -> str:
    return dates.day_text(value, current_code())


def clock(value: datetime) -> Markup:
    return _clock(dates.time_text(value))


@cache
def _clock(text: str) -> Markup:
    return Markup('<time datetime="{}"><bdi dir="ltr">{}</bdi></time>').format(text, text)


def _take_language(_endpoint: str | None, values: dict[str, object] | None) -> None:
    if values and "lang" in values:
        g.language_code = values.pop("lang")


def _give_language(endpoint: str, values: dict[str, object]) -> None:
    if "lang" not in values and current_app.url_map.is_endpoint_expecting(endpoint, "lang"):
        values["lang"] = current_code()
