"""Invented news to measure on: seeded, so that the same call gives the same articles on every machine.

Five mixes, all of sentences of our own about places that do not exist:

- `dense`: every article is about casualties, and about every second sentence of it gives one to three figures of them;
- `reports`: every article is about casualties, as newspapers print them: long, a figure of them in one sentence in eight,
  and other numbers in as many more;
- `tenth`: one article in ten is such an article; the other nine are about matches, markets, councils, weather and culture,
  full of numbers;
- `archive`: the same, and one in four of those others has a word that could tell an outcome ("the striker was injured");
- `none`: those other articles alone.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MIXES = ("dense", "reports", "tenth", "archive", "none")
_WORDS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_SYLLABLES = "bar don fel gir hun jor kam lur mes nat ork pil ras tev ulm vin wex yor zan sel".split()
_VOICES = (
    "police said",
    "the health ministry said",
    "according to the regional governor",
    "a hospital official told reporters",
    "the Red Crescent said",
    "witnesses said",
    "the defence ministry said in a statement",
    "officials said",
    "a spokesman for the fire service said",
)
_PEOPLE = (
    "people",
    "civilians",
    "soldiers",
    "villagers",
    "miners",
    "passengers",
    "police officers",
    "migrants",
    "workers",
    "fighters",
)
_FIGURES = (
    "At least {a} {people} were killed and {b} wounded when {cause} in {place} on {day}, {voice}.",
    "{A} {people} died and {b} others were injured, {voice}.",
    "The death toll from the {thing} in {place} rose to {b} on {day}, {voice}.",
    "Among the dead were {a} children and {c} women, {voice}.",
    "About {b} {people} are still missing after {cause} near {place}.",
    "{Voice} {a} bodies had been pulled from the rubble, including those of {c} {people}.",
    "More than {d} families were displaced, and {a} {people} were rescued from the roofs of their houses.",
    "The mayor of {place} put the number of injured at {b}, up from {a} on {day}.",
    "{A} of the wounded later died in hospital, bringing the number of deaths to {b}.",
    "In the neighbouring district of {place}, {a} {people} were killed and between {b} and 1{b} were hurt, {voice}.",
    "Earlier reports had spoken of {a} dead and {b} injured.",
    "Gunmen abducted {a} {people} from a bus near {place}, {voice}.",
    "No one was hurt in {place}, but {a} {people} were trapped for {c} hours.",
    "{Voice} up to {b} {people} may have been killed, a figure that could not be verified.",
    "It was the deadliest {thing} since {year}, when {d} {people} died in {place}.",
)
_STORY = (
    "Rescue teams worked through the night with dogs and heavy machinery to reach the upper part of the town.",
    "The road to {place} was closed to traffic, and the power supply failed in large parts of the valley.",
    "The cause of the {thing} was not immediately clear, and an inquiry has been opened.",
    "\u201cWe heard a loud noise and then everything went dark,\u201d said a shopkeeper who lives near the market.",
    "The president cancelled a visit abroad and is expected to travel to {place} on {day}.",
    "Schools in the province will stay closed until further notice, the governor\u2019s office announced.",
    "Neighbouring countries offered to send engineers, tents and medical supplies.",
    "Residents have long complained that warnings about the state of the dam were ignored.",
    "Aid groups said that roads into the mountains were blocked by snow and mud.",
    "The government has accused the opposition of using the {thing} for its own ends.",
)
_OTHER = (
    "{Place} beat {place} {a}-{c} on {day} in front of {d} spectators, with {a} goals in the last {b} minutes.",
    "Shares in the maker of farm machines rose {c} percent to {d} crowns after it reported a profit of ${b} million.",
    "The council voted {b} to {a} to spend {d} crowns on a new library and {a} playgrounds.",
    "Temperatures of up to {b} degrees are expected on {day}, with rain in {place} by the evening.",
    "The novel, her {a}th, has sold {d} copies since {year} and was translated into {b} languages.",
    "The museum shows {b} paintings by {a} artists from {place}, some of them for the first time in {c} decades.",
    "A ticket for the {b}-kilometre journey from {place} to {place} will cost {a} crowns from {day}.",
    "The party wants to build {d} flats in {a} years and to lower the tax on bread by {c} percent.",
    "\u201cWe have played well for {a} weeks, and the team is in good form,\u201d the coach told reporters on {day}.",
    "The company employs {d} people at {a} sites and plans to hire another {b} by the end of {year}.",
    "The bridge over the river, built in {year}, will be painted over the next {a} months.",
    "Harvests in the north were {b} percent better than in {year}, the farmers\u2019 union said.",
    "The orchestra will open its season in {place} with a symphony that lasts {b} minutes.",
    "The committee meets again on {day} to discuss the budget, the rail link and the future of the airport.",
    "Visitors praised the food, the music and the view over the lake.",
)
_PASSING = (
    "The striker was injured in the {b}th minute and will miss the next {a} matches.",
    "The opposition said that the plan was dead and that {a} members had walked out.",
    "The film tells of a detective who loses her partner and hunts the killer for {a} years.",
    "Farmers said the frost had killed {b} percent of the vines.",
)
_CAUSES = ("a bomb exploded", "a bus overturned", "a bridge collapsed", "shells hit a market", "a landslide struck")
_THINGS = ("explosion", "flood", "earthquake", "attack", "fire", "storm")


def _article(dice: random.Random, mix: str, number: int) -> list[str]:
    if mix == "reports":
        return _report(dice)
    if mix == "dense" or (mix in ("tenth", "archive") and number % 10 == 0):
        return _about(dice)
    return _other(dice, mix == "archive" and number % 4 == 1)


def articles(mix: str, characters: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """Articles of one mix as rows of JSON Lines, until they hold `characters` of text together."""
    dice = random.Random(f"{mix} {seed}")
    written = number = 0
    while written < characters:
        text = _paragraphs(_article(dice, mix, number))
        day = f"2024-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
        yield {"id": f"{mix}-{number}", "text": text, "publisher": f"Outlet {dice.randint(1, 40)}", "published": day}
        written, number = written + len(text), number + 1


def long_text(characters: int, seed: int = 1) -> str:
    """One dense text of that length."""
    pieces, written = [], 0
    for row in articles("dense", characters, seed):
        pieces.append(row["text"])
        written += len(row["text"]) + 2
        if written >= characters:
            break
    return "\n\n".join(pieces)[:characters]


def write(path: Path, mix: str, characters: int, seed: int = 1) -> int:
    """Writes the articles of a mix as JSON Lines; gives the characters of text written."""
    written = 0
    with open(path, "w", encoding="utf-8") as file:
        for row in articles(mix, characters, seed):
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            written += len(row["text"])
    return written


def _about(dice: random.Random) -> list[str]:
    lines = [_filled(_FIGURES[0], dice)]
    for _ in range(dice.randint(8, 16)):
        lines.append(_filled(dice.choice(_FIGURES if dice.random() < 0.5 else _STORY), dice))
    return lines


def _report(dice: random.Random) -> list[str]:
    lines = [_filled(_FIGURES[0], dice)]
    for _ in range(dice.randint(24, 36)):
        share = dice.random()
        lines.append(_filled(dice.choice(_FIGURES if share < 0.12 else _OTHER if share < 0.24 else _STORY), dice))
    return lines


def _other(dice: random.Random, passing: bool) -> list[str]:
    lines = [_filled(dice.choice(_OTHER), dice) for _ in range(dice.randint(9, 17))]
    if passing:
        lines.insert(dice.randint(1, len(lines)), _filled(dice.choice(_PASSING), dice))
    return lines


def _paragraphs(lines: list[str]) -> str:
    return "\n\n".join(" ".join(lines[i : i + 2]) for i in range(0, len(lines), 2))


def _filled(line: str, dice: random.Random) -> str:
    """The sentence with its places, days and numbers; small numbers are spelled, as in print."""
    small, few = dice.randint(2, 16), dice.randint(2, 9)
    voice = dice.choice(_VOICES)
    subject = dice.choice(("The health ministry said that", "Police said that", "The governor said that"))
    values = {
        "a": _WORDS[small - 1] if small < 10 and "{a}th" not in line and "{a}-" not in line else str(small),
        "A": _WORDS[small - 1].capitalize(),
        "b": str(dice.randint(17, 99)),
        "c": _WORDS[few - 1] if "-{c}" not in line else str(few),
        "d": f"{dice.randint(1, 90)},{dice.randint(0, 9)}00",
        "year": str(dice.randint(1960, 2020)),
        "people": dice.choice(_PEOPLE),
        "voice": voice,
        "Voice": subject,
        "day": dice.choice(_DAYS),
        "cause": dice.choice(_CAUSES),
        "thing": dice.choice(_THINGS),
        "Place": _place(dice),
    }
    first, *rest = line.split("{place}")
    return (first + "".join(_place(dice) + part for part in rest)).format(**values)


def _place(dice: random.Random) -> str:
    return "".join(dice.choice(_SYLLABLES) for _ in range(dice.randint(2, 3))).capitalize()
