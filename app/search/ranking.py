"""In which order records answer a question: what its words mean beats where they stand."""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.areas.queries import AreaChain
from app.search import candidates
from app.search.built import vocabulary
from app.search.candidates import Found, Key
from app.search.fields import OUT_OF_REACH, UNCHECKED
from app.search.fold import question_words
from app.search.meaning import NEED, PRESET, SERVICE, TOPIC, Meaning, Target
from app.search.understanding import dangers_in, meaning_of
from app.search.words import Danger, needs

FIRST_ANSWER, NEXT_ANSWER = 100.0, 7.0  # a service that a need names, and how much less each next one is
UNDER_TOPIC, NEXT_TOPIC = 55.0, 10.0  # a record under the first topic of a need, and under its next ones
UNDER_PRESET = 50.0
STANDS = 90.0  # a record in whose name all words of the question stand
CLEAR = 2.0  # the strength at which a meaning is clear; a weaker one counts for less
LEAST = 0.6  # below this the question was not understood
FALLING = 1.5
FAINT = 0.45  # a meaning that is so much weaker than the strongest is left out
MOST_MEANINGS = 4
MOST_RANKED = 18  # a few of them may not be shown after all
# Who types a word mostly looks for help with it; an activity under the same word comes after.
KIND_SHARE = {"service": 1.0, "organization": 0.8, "activity": 0.7}
OUT_OF_REACH_SHARE = 0.75
NEARER, CHECKED = 2.5, 1.0  # what each level nearer adds, and a check


@dataclass(frozen=True)
class Ranking:
    """`dangers` name services that come before everything: the first record is one of them when `has_help`.

    `records` are in order; `topics` are slugs, best first.
    """

    dangers: list[Danger]
    has_help: bool
    records: list[Key]
    topics: list[str]
    corrected: dict[str, str]  # misspelt folded words and the written ones that were meant


def rank(session: Session, question: str, *, chain: AreaChain, code: str) -> Ranking:
    said = question_words(question)
    meaning = meaning_of(session, said, code)
    strengths = _clear(meaning.targets)
    scores: dict[int, float] = defaultdict(float)
    facts: dict[int, Found] = {}
    asked = words_that_say_something(said, code)
    near = candidates.words_near(session, asked, frozenset(asked) - meaning.understood)
    dangers = dangers_in(question, code)
    helpers = _danger_services(dangers)
    answers = _answers(strengths)
    named = candidates.named(session, (*helpers, *answers), chain)
    for scored in (
        _by_name(answers, named),
        _under_codes(session, strengths, chain, {named[slug].number for slug in answers if slug in named}),
        _by_words(session, near, chain),
    ):
        for found, score in scored:
            scores[found.number] += score
            facts[found.number] = found
    first = list(dict.fromkeys(named[slug].number for slug in helpers if slug in named))
    ordered = sorted(scores, key=lambda number: (-_final(scores[number], facts[number]), facts[number].slug, number))
    numbers = [*first, *(number for number in ordered if number not in first)]
    records = candidates.records_of(session, numbers[:MOST_RANKED])
    return Ranking(
        dangers, bool(first), records, _topics(strengths, dangers), {} if dangers else _slips(meaning, near)
    )


def _slips(meaning: Meaning, near: dict[str, dict[str, float]]) -> dict[str, str]:
    """Words that neither the vocabulary nor any record spells so."""
    return {word: meant for word, meant in meaning.corrected.items() if word not in near.get(word, {})}


def _clear(targets: dict[Target, float]) -> dict[Target, float]:
    """The strongest meanings, the strongest at 1 when it is clear enough; weaker ones count for ever less."""
    best = sorted(targets.items(), key=lambda item: (-item[1], item[0]))[: 2 * MOST_MEANINGS]
    if not best:
        return {}
    top = best[0][1]
    if top < LEAST:
        return {}
    certainty = min(1.0, top / CLEAR)
    kept = [(target, certainty * (strength / top) ** FALLING) for target, strength in best if strength >= FAINT * top]
    return dict(kept[:MOST_MEANINGS])


def _answers(strengths: dict[Target, float]) -> dict[str, float]:
    """The services that the meanings name, and how well each one fits."""
    answers: dict[str, float] = defaultdict(float)
    for (kind, key), strength in strengths.items():
        if kind == NEED:
            for place, slug in enumerate(needs()[key].services):
                answers[slug] = max(answers[slug], strength * (FIRST_ANSWER - place * NEXT_ANSWER))
        elif kind == SERVICE:
            answers[key] = max(answers[key], strength * FIRST_ANSWER)
    return answers


def _by_name(answers: dict[str, float], named: dict[str, Found]) -> list[tuple[Found, float]]:
    return [(named[slug], score) for slug, score in answers.items() if slug in named]


def _under_codes(
    session: Session, strengths: dict[Target, float], chain: AreaChain, but_not: set[int]
) -> list[tuple[Found, float]]:
    """Records under the topics and presets that were meant, but for those that are answers by name."""
    codes: dict[str, float] = defaultdict(float)
    for (kind, key), strength in strengths.items():
        if kind == NEED:
            for place, topic in enumerate(needs()[key].topics):
                name = f"#topic:{topic}"
                codes[name] = max(codes[name], strength * (UNDER_TOPIC - place * NEXT_TOPIC))
        elif kind in (TOPIC, PRESET):
            codes[f"#{kind}:{key}"] = max(codes[f"#{kind}:{key}"], strength * UNDER_PRESET)
    best: dict[int, tuple[Found, float]] = {}
    for each in candidates.under_codes(session, sorted(codes), chain):
        # The main topic of a record counts most.
        score = codes[each.word] * KIND_SHARE[each.kind] * (0.8 + each.weight / 200)
        if score > best.get(each.number, (each, 0.0))[1]:
            best[each.number] = (each, score)
    return [pair for number, pair in best.items() if number not in but_not]


def _by_words(session: Session, near: dict[str, dict[str, float]], chain: AreaChain) -> list[tuple[Found, float]]:
    """A rare word says more than a common one; all words of the question in one name say the most."""
    looked_for = [word for word, found in near.items() if found]
    if not looked_for:
        return []
    lists = [sorted(near[word]) for word in looked_for]
    total, counts = candidates.records_with(session, lists)
    rarity = [math.log(1 + total / max(1, count)) for count in counts]
    whole = sum(rarity) + math.log(1 + total) * (len(near) - len(looked_for))  # A word that nothing has is the rarest.
    scored = []
    for place, found in enumerate(candidates.with_words(session, lists, chain)):
        best: dict[int, tuple[float, Found]] = {}
        for each in found:
            weight = near[looked_for[place]][each.word] * each.weight
            if weight > best.get(each.number, (0.0, each))[0]:
                best[each.number] = (weight, each)
        share = STANDS * rarity[place] / whole / 100
        scored += [(each, share * KIND_SHARE[each.kind] * weight) for weight, each in best.values()]
    return scored


def words_that_say_something(said: list[str], code: str) -> list[str]:
    """The question without little words; with them when it holds nothing else."""
    stop = vocabulary().little_words(code)
    return [word for word in said if word not in stop] or said


def _final(score: float, found: Found) -> float:
    share = OUT_OF_REACH_SHARE if found.standing & OUT_OF_REACH else 1.0
    checked = 0.0 if found.standing & UNCHECKED else CHECKED
    return score * share - found.level * NEARER + checked


def _danger_services(dangers: list[Danger]) -> list[str]:
    """All services for the first danger, then the first one for each other danger."""
    return [slug for place, danger in enumerate(dangers) for slug in danger.services[: None if place == 0 else 1]]


def _topics(strengths: dict[Target, float], dangers: Iterable[Danger]) -> list[str]:
    """Topics that the question is about, the best first."""
    scored: dict[str, float] = {}
    for (kind, key), strength in strengths.items():
        if kind == NEED and strength > FAINT:
            scored[needs()[key].topics[0]] = max(strength, scored.get(needs()[key].topics[0], 0.0))
        elif kind == TOPIC:
            scored[key] = max(strength, scored.get(key, 0.0))
    ordered = sorted(scored, key=lambda topic: (-scored[topic], topic))
    return list(dict.fromkeys([*(danger.topic for danger in dangers), *ordered]))
