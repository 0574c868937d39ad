"""Exactly which words a reader of one language sees, and so which words a voice says.

A part that stands there in Dutch because it is not translated yet would be read in the wrong tongue, so then there
is no wording at all.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.areas.topics import Topic
from app.areas.urgent import SENTENCE_BY_TEXT, TEXT_BY_PLACE, Few
from app.catalogs import translate
from app.content.models import digest_of
from app.content.queries import Name, ShownText
from app.languages import SOURCE, language
from app.recordings.spoken import digit_by_digit, heard
from app.translating.queries import is_approved, is_approved_text


@dataclass(frozen=True)
class Wording:
    """`lines` in one language, each a thought of its own; `numbers` stand in them and are for calling."""

    lines: tuple[str, ...]
    numbers: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        return "\n".join(self.lines)

    @property
    def digest(self) -> str:
        return digest_of(self.words)

    @property
    def spoken(self) -> str:
        """For the voice of a device, a line for each rest."""
        return "\n".join(digit_by_digit(line, self.numbers) for line in self.lines)


def worded(lines: Iterable[str], numbers: Iterable[str] = ()) -> Wording:
    found = (heard(line) for text in lines for line in text.splitlines())
    return Wording(tuple(line for line in found if line), tuple(each for each in numbers if each))


def of_few(few: Few, code: str) -> Wording:
    return worded((translate(code, few.words), few.number), (few.number,))


def of_step(dutch: str, code: str, approvals: Mapping[str, str]) -> Wording:
    """A step of a topic. An urgent one stands in few words until a native reader has approved it."""
    sentence = SENTENCE_BY_TEXT.get(("topics", dutch))
    whole = translate(code, dutch, "topics")
    if sentence is None or sentence.few is None or code == SOURCE or is_approved(dict(approvals), dutch, whole):
        return worded((whole,))
    return of_few(sentence.few, code)


def of_topic(topic: Topic, code: str, approvals: Mapping[str, str]) -> Wording:
    """What it is about and what one can do now."""
    steps = [of_step(step, code, approvals) for step in topic.steps[:3]]
    head = (translate(code, topic.name, "topics"), translate(code, topic.explanation, "topics"))
    return worded(
        (*head, *(line for step in steps for line in step.lines)), (each for step in steps for each in step.numbers)
    )


def of_request(topic: Topic, code: str) -> Wording:
    """What the sentence to show at a Dutch desk means, in Dutch the sentence itself: see directory/say.html."""
    request = translate(code, topic.request, "topics")
    if code == SOURCE:
        return worded((request, "Kunt u mij helpen?"))
    whose = translate(code, "Mijn taal is %(language)s.", language=language(code).autonym)
    return worded((whose, request, translate(code, "Kunt u een tolk bellen?")))


def of_text(service: str, field: str, text: ShownText, code: str) -> Wording | None:
    """An alert or a next step as it stands there: an urgent one in few words until a person has read it."""
    urgent = TEXT_BY_PLACE.get((service, field))
    if urgent is not None and text and code != SOURCE and not is_approved_text(text):
        return of_few(urgent.few, code)
    return None if text.is_fallback else worded((text.value,))


def of_service(
    slug: str,
    name: Name,
    alert: ShownText,
    summary: ShownText,
    next_step: ShownText,
    phones: Sequence[str],
    code: str,
) -> Wording | None:
    """What it is, what one can do, and the number on the first button: the first of `phones`."""
    if summary.is_fallback or (name.text.is_fallback and not name.is_proper):
        return None
    parts = (of_text(slug, "alert", alert, code), of_text(slug, "next_step", next_step, code))
    if None in parts:
        return None
    warning, step = (part for part in parts if part is not None)
    call = translate(code, "Bel %(number)s", number=phones[0]) if phones else ""
    lines = (str(name), *warning.lines, summary.value, *step.lines, call)
    return worded(lines, (*warning.numbers, *step.numbers, *phones))
