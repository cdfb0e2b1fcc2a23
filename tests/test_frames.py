"""Sentence frames by word families: what holds for one word of a family holds for all of them, and in every frame.

Each frame is one test over all words that fit it; what fails is named by its sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, permutations, product

import pytest

from tally.extraction import extract
from tally.models import Claim, Extraction

PEOPLE = ("people", "villagers", "workers", "soldiers", "children", "passengers", "fishermen", "migrants")
# What was done to them, behind "were".
SUFFERED = {
    "killed": ("killed", "shot dead", "stabbed to death", "crushed to death", "beheaded", "electrocuted"),
    "injured": ("injured", "wounded", "hurt", "taken to hospital", "treated for burns"),
    "missing": ("reported missing", "listed as missing"),
    "abducted": ("abducted", "kidnapped", "taken hostage"),
    "rescued": ("rescued", "saved", "pulled alive from the rubble", "brought to safety"),
    "detained": ("arrested", "detained", "taken into custody"),
    "displaced": ("displaced", "evacuated", "forced from their homes"),
    "trapped": ("trapped", "stranded"),
    "affected": ("infected", "poisoned"),
}
# What they did.
DID = {
    "killed": ("died", "drowned", "suffocated", "froze to death", "perished", "lost their lives"),
    "injured": ("suffered burns", "sustained fractures", "were in critical condition"),
    "missing": ("went missing", "disappeared", "vanished", "were still missing"),
    "rescued": ("survived", "escaped unhurt", "swam ashore"),
    "displaced": ("fled their homes", "fled the fighting"),
}
PASSIVE = (
    "Nine {people} were {told}.",
    "Nine {people} were {told} when a wall collapsed.",
    "Nine {people}, most of them women, were {told}.",
    "Nine {people} have been {told} so far.",
    "Nine {people} had to be {told}.",
    "At least nine {people} are known to have been {told}.",
    "Nine {people} from two villages near Karsan were {told} on Monday.",
    "Nine {people} who had gathered at the well were {told}.",
    "Among those {told} were nine {people}.",
    "Twenty {people} were on the bus. Nine were {told}.",
    "Twenty {people} were on the bus, nine of whom were {told}.",
    "The number of {people} {told} rose to nine.",
    "Nine more {people} were {told} overnight.",
    "As many as nine {people} were {told}, the mayor said.",
    "The mayor said that nine {people} were {told}.",
    "A total of nine {people} were {told}.",
    "Nine {people}, two of them girls, were {told}.",
    "The storm struck Karsan, where nine {people} were {told}.",
)
ACTIVE = (
    "Nine {people} {told}.",
    "Nine {people} {told} when a wall collapsed.",
    "Nine {people}, most of them women, {told}.",
    "Nine {people} who had gathered at the well {told}.",
    "Twenty {people} were on the bus. Nine {told}.",
    "Twenty {people} were on the bus, nine of whom {told}.",
    "Another nine {people} {told}.",
    "The mayor said that nine {people} {told}.",
    "Among those who {told} were nine {people}.",
    "The storm struck Karsan, where nine {people} {told}.",
)


def nine(found: Extraction) -> list[Claim]:
    return [claim for claim in found.claims if claim.number.lower() == "nine"]


def number_of(found: Extraction, name: str | None) -> str:
    return next((claim.number.lower() for claim in found.claims if claim.id == name), "")


def filled(frame: str, families: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """(sentence, outcome) for every word of the families, with people who change from word to word."""
    people = cycle(PEOPLE)
    for outcome, words in families.items():
        for told in words:
            yield frame.format(people=next(people), told=told), outcome


@pytest.mark.parametrize(
    ("frame", "families"), [*((f, SUFFERED) for f in PASSIVE), *((f, DID) for f in ACTIVE)], ids=[*PASSIVE, *ACTIVE]
)
def test_what_happened_to_them(frame: str, families: dict[str, tuple[str, ...]]) -> None:
    sentences = list(filled(frame, families))
    assert len(sentences) > 15
    assert [
        text for text, outcome in sentences if outcome not in {claim.outcome for claim in nine(extract(text))}
    ] == []


# --- who says so ------------------------------------------------------------------------------------------------------
VOICES = {
    "police": "police",
    "the health ministry": "health ministry",
    "Mayor Anna Holt": "Anna Holt",
    "a hospital official": "hospital official",
    "the Red Crescent": "Red Crescent",
    "Interior Minister Karl Voss": "Karl Voss",
    "a spokesman for the army": "army",
    "witnesses": "witnesses",
    "two security officials": "security officials",
    "the governor of Karsan": "governor of Karsan",
    "UNICEF": "UNICEF",
    "local officials": "local officials",
    "the Karsan provincial police": "Karsan provincial police",
    "the rebels": "rebels",
    "the National Disaster Management Authority": "National Disaster Management Authority",
    "emergency services": "emergency services",
    "village head Rana Dutt": "Rana Dutt",
    "the coroner": "coroner",
    "the mayor, Anna Holt,": "Anna Holt",
    "Karl Voss, the provincial governor,": "Karl Voss",
    "prosecutors": "prosecutors",
}
SAID = (
    "Nine people died, {voice} said.",
    "{Voice} said at least nine people died.",
    "{Voice} said more than nine people died.",
    "{Voice} said nine people died.",
    "According to {voice}, nine people died.",
    "Nine people died, according to {voice}.",
    "{Voice} put the toll at nine.",
    "{Voice} told reporters that nine people died.",
    "{Voice} reported nine deaths.",
    "{Voice} confirmed that nine people had died.",
    "Nine people, {voice} said, were killed.",
    '"Nine people died," {voice} said.',
    '"Nine people died," said {voice}.',
    "In a statement, {voice} said nine people died.",
    "{Voice} said on Monday that nine people were killed and 12 injured.",
    "Figures from {voice} show that nine people were killed.",
    "As of Monday {voice} had recorded nine deaths.",
    "Nine people were killed in Karsan on Monday when a bus overturned, {voice} said.",
    "Earlier on Monday, {voice} had said that nine people were killed.",
    "Nine people were killed by a shell, a figure confirmed by {voice}.",
)


@pytest.mark.parametrize("frame", SAID)
def test_who_says_so(frame: str) -> None:
    wrong = []
    for voice, name in VOICES.items():
        if voice.endswith(",") and frame.startswith("Nine people, "):
            continue  # commas within commas
        if frame.endswith(("{voice}.", ", nine people died.")):
            voice = voice.rstrip(",")
        text = frame.format(voice=voice, Voice=voice[0].upper() + voice[1:])
        chains = [claim.attribution for claim in nine(extract(text))]
        if not chains or not chains[0] or not chains[0][0].name.lower().endswith(name.lower()):
            wrong.append((text, chains))
    assert wrong == []


@pytest.mark.parametrize(
    ("office", "name"),
    [("the mayor", "Oleh Brin"), ("the region's governor", "Oleh Brin"), ("a police spokesman", "Karl Voss")],
)
def test_the_name_behind_an_office_is_the_voice(office: str, name: str) -> None:
    for frame in ("According to {}, {}, nine people died.", "Nine people died, according to {}, {}."):
        assert [claim.attribution[0].name for claim in nine(extract(frame.format(office, name)))] == [name]


CHAINS = (
    ("The army says nine people died; 12 were killed, according to the rebels.", ["army"]),
    ("Nine people died, Reuters reported, citing police.", ["police", "Reuters"]),
    ("Police told AFP that nine people died.", ["Police", "AFP"]),
    ("State media quoted the health ministry as saying nine people died.", ["health ministry", "State media"]),
    ("Nine people died, according to the health ministry, cited by Interfax.", ["health ministry", "Interfax"]),
    ("The governor was quoted by Interfax as saying that nine people died.", ["governor", "Interfax"]),
    ('"Nine people died," the governor was quoted by Interfax as saying.', ["governor", "Interfax"]),
    ("A doctor was cited by state television as saying nine people died.", ["doctor", "state television"]),
    ("Nine people died, the ministry said in a statement carried by SANA.", ["ministry", "SANA"]),
    ("Nine people died, state television said, quoting a doctor.", ["doctor", "state television"]),
    ("According to Al Jazeera, the ministry said nine people died.", ["ministry", "Al Jazeera"]),
)


@pytest.mark.parametrize(("text", "chain"), CHAINS)
def test_through_whom(text: str, chain: list[str]) -> None:
    assert [[voice.name for voice in claim.attribution] for claim in nine(extract(text))] == [chain]


# --- two figures in one breath ----------------------------------------------------------------------------------------
BODIES = (
    ("the army", "army"),
    ("police", "police"),
    ("the health ministry", "health ministry"),
    ("Mayor Anna Holt", "anna holt"),
)
OTHERS = (
    ("the rebels", "rebels"),
    ("a hospital official", "hospital official"),
    ("the UN", "un"),
    ("witnesses", "witnesses"),
)
SPOTS = (
    ("in Karsan", "Karsan"),
    ("near Velm", "Velm"),
    ("at a market in Holm", "Holm"),
    ("in northern Velgrad", "Velgrad"),
)
DISPUTES = (
    "{a} said nine people were killed, but {b} put the toll at 14.",
    "{a} said nine people were killed, while {b} said 14 had died.",
    "{a} said nine people were killed. {B} said 14 had died.",
    "Nine people were killed, {a} said. {B} put the number of dead at 14.",
    "{a} said nine people were killed; {b} spoke of 14 dead.",
    "According to {a}, nine people were killed, but {b} said the toll was 14.",
    '"Nine people died," said {a}. {B} said 14 were hurt.',
)
TWO_PLACES = (
    "Nine people were killed {p} and 14 {q}.",
    "A bomb {p} killed nine people and another {q} killed 14.",
    "Nine people were killed {p} on Monday. On Tuesday, 14 died {q}.",
    "Nine people were killed {p}, while 14 were killed {q}.",
    "Nine died {p}; 14 were killed {q}.",
)


@pytest.mark.parametrize("frame", DISPUTES)
def test_each_says_its_own(frame: str) -> None:
    wrong = []
    for (a, first), (b, second) in product(BODIES, OTHERS):
        text = frame.format(a=a, b=b, B=b[0].upper() + b[1:])
        text = text[0].upper() + text[1:]
        found = {c.number.lower(): [v.name.lower() for v in c.attribution] for c in extract(text).claims}
        if found != {"nine": [first], "14": [second]}:
            wrong.append((text, found))
    assert wrong == []


@pytest.mark.parametrize("frame", TWO_PLACES)
def test_each_has_its_own_place(frame: str) -> None:
    wrong = []
    for (p, first), (q, second) in permutations(SPOTS, 2):
        text = frame.format(p=p, q=q)
        found = {c.number.lower(): c.place or "" for c in extract(text).claims}
        if set(found) != {"nine", "14"} or first not in found["nine"] or second not in found["14"]:
            wrong.append((text, found))
    assert wrong == []


# --- parts ------------------------------------------------------------------------------------------------------------
GROUPS = (
    "children",
    "women",
    "civilians",
    "soldiers",
    "police officers",
    "foreigners",
    "nurses",
    "Danes",
    "rescue workers",
)
PARTS = (
    "Twenty people were killed, nine of them {group}.",
    "Twenty people were killed, including nine {group}.",
    "Nine of the 20 dead were {group}.",
    "Twenty people were killed. Of the dead, nine were {group}.",
    "Twenty people were killed. The dead include nine {group}.",
    "Twenty people were killed. Nine {group} were among the dead.",
    "Twenty people, among them nine {group}, were killed.",
    "Twenty people were killed. Nine were {group}.",
    "Twenty people were killed. Nine of them were {group}.",
    "Twenty people, nine of whom were {group}, were killed.",
    "Twenty people died: nine {group} and 11 others.",
    "Twenty people died, with nine {group} among them.",
    "At least 20 people died, nine {group} among them.",
    "Twenty people were killed. Among them were nine {group}.",
    "Twenty people were killed. They included nine {group}.",
    "The blast killed 20 people. Nine were {group}.",
    "Twenty people, including nine {group}, died when a bus fell into a ravine.",
    "The toll rose to 20, including nine {group}.",
    "Nine {group} were among 20 people killed in the blast.",
    "Twenty people (nine of them {group}) were killed.",
    "Twenty people were killed. Police said nine of the dead were {group}.",
)
BREAKDOWNS = (
    "Twenty people were injured, nine seriously.",
    "Twenty people were injured. Nine are in intensive care.",
    "Twenty people were injured, nine of whom later died.",
    "Twenty people are missing, nine of them children.",
    "Twenty people were killed, nine in Karsan and 11 in Velgrad.",
    "Twenty people were killed, including nine in Karsan.",
    "Twenty people died, with nine in Karsan.",
    "Twenty people were killed: nine on Monday and 11 on Tuesday.",
)


@pytest.mark.parametrize("frame", PARTS)
def test_a_part_knows_its_whole(frame: str) -> None:
    found = {text: extract(text) for text in (frame.format(group=group) for group in GROUPS)}
    assert [
        text for text, e in found.items() if {number_of(e, c.part_of) for c in nine(e)} not in ({"twenty"}, {"20"})
    ] == []


@pytest.mark.parametrize("text", BREAKDOWNS)
def test_a_breakdown_knows_its_whole(text: str) -> None:
    found = extract(text)
    assert [number_of(found, claim.part_of) for claim in nine(found)] == ["twenty"]


# --- where and when ---------------------------------------------------------------------------------------------------
PLACES = (
    "Karsan",
    "the village of Karsan",
    "Karsan province",
    "northern Karsan",
    "the Karsan district",
    "Port-au-Prince",
    "Kandahar",
    "São Paulo",
    "the Gaza Strip",
    "a market in Karsan",
    "North Kivu",
    "a suburb of Karsan",
    "the capital, Karsan",
)
HAPPENED_IN = (
    "Nine people were killed in {place}.",
    "In {place}, nine people died.",
    "Nine people died when a bus crashed in {place}.",
    "A fire tore through a hotel in {place}, killing nine people.",
    "Nine people died in floods in {place}, officials said.",
    "Nine people were killed in {place} on Monday, police said.",
    "Police in Velm said nine people were killed in {place}.",
    "Gunmen killed nine people in {place}, the mayor said.",
    "At least nine people have been killed in clashes in {place} since Friday.",
    "Nine people were killed and 12 injured in an explosion in {place}.",
    "Nine people were killed and more than 12 injured in {place}.",
)
TIMES = (
    "on Monday",
    "early on Monday",
    "on Monday night",
    "last week",
    "on 12 May",
    "on May 12",
    "over the weekend",
    "in the past 24 hours",
    "earlier this month",
    "in 2015",
    "late on Sunday",
    "a week ago",
    "at dawn on Friday",
    "on New Year's Eve",
    "on the night of 3 June",
)
HAPPENED_ON = (
    "Nine people were killed {time}.",
    "Nine people were killed in Karsan {time}.",
    "An attack in Karsan {time} killed nine people.",
    "Nine people were killed {time}, police said.",
    "Police said nine people were killed {time}.",
    "A bus crashed {time}, killing nine people.",
    "Nine people died and 12 were hurt {time}.",
    "Nine people were killed and more than 12 injured {time}.",
    "The storm killed nine people and injured at least 12 {time}.",
)


@pytest.mark.parametrize("frame", HAPPENED_IN)
def test_where(frame: str) -> None:
    wrong = []
    for place in PLACES:
        text = frame.format(place=place)
        told = [claim.place or "" for claim in nine(extract(text))]
        if len(told) != 1 or place.removeprefix("the ").removeprefix("a ") not in told[0]:
            wrong.append((text, told))
    assert wrong == []


@pytest.mark.parametrize("frame", HAPPENED_ON)
def test_when(frame: str) -> None:
    wrong = []
    for time in TIMES:
        text = frame.format(time=time)
        told = [claim.when or "" for claim in nine(extract(text))]
        if len(told) != 1 or time.split()[-1] not in told[0]:
            wrong.append((text, told))
    assert wrong == []


# --- how many ---------------------------------------------------------------------------------------------------------
AMOUNTS: tuple[tuple[str, str, object], ...] = (
    ("1,200", "exact", 1_200),
    ("12 000", "exact", 12_000),
    ("1.2 million", "exact", 1_200_000),
    ("two dozen", "exact", 24),
    ("half a dozen", "exact", 6),
    ("one hundred and five", "exact", 105),
    ("2.5m", "exact", 2_500_000),
    ("5 lakh", "exact", 500_000),
    ("1,00,000", "exact", 100_000),
    ("half a million", "exact", 500_000),
    ("10-15", "range", (10, 15)),
    ("between 10 and 15", "range", (10, 15)),
    ("two or three", "range", (2, 3)),
    ("three to four dozen", "range", (36, 48)),
    ("dozens of", "vague", None),
    ("tens of thousands of", "vague", None),
    ("several hundred", "vague", None),
    ("at least 40", "lower", (40, None)),
    ("more than 40", "lower", (41, None)),
    ("40 or more", "lower", (40, None)),
    ("more than a dozen", "lower", (13, None)),
    ("up to 40", "upper", 40),
    ("about 40", "approx", None),
    ("nearly 40", "approx", None),
    ("40 or so", "approx", None),
)
COUNTED = (
    "{} people were killed.",
    "The blast killed {} people.",
    "Police said {} civilians were injured.",
    "The floods displaced {} people.",
)


@pytest.mark.parametrize(("amount", "kind", "value"), AMOUNTS, ids=[row[0] for row in AMOUNTS])
def test_how_many(amount: str, kind: str, value: object) -> None:
    for frame in COUNTED:
        text = frame.format(amount)
        quantities = [claim.quantity for claim in extract(text[0].upper() + text[1:]).claims]
        assert [q.kind for q in quantities] == [kind], text
        if isinstance(value, int):
            assert quantities[0].value == value, text
        elif value is not None:
            assert (quantities[0].low, quantities[0].high) == value, text


# --- lists ------------------------------------------------------------------------------------------------------------
LISTS = (
    ("Deaths by province:\n\n- Karsan: 14\n- Velgrad: 8\n", ["14 killed Karsan", "8 killed Velgrad"]),
    ("Dengue cases by division since 1 May:\nHolm \u2013 14\nVell \u2013 8\n", ["14 affected Holm", "8 affected Vell"]),
    (
        "The displaced households moved to:\nHolm \u2013 14 households\nVell \u2013 9 households",
        ["14 displaced Holm", "9 displaced Vell"],
    ),
    ("Schools damaged:\nHolm \u2013 7 schools\n", []),
    ("Killed by district\nKarsan \u2013 14\nVelgrad \u2013 8\n", ["14 killed Karsan", "8 killed Velgrad"]),
    ("The dead:\n- 14 in Karsan\n- 8 in Velgrad", ["14 killed Karsan", "8 killed Velgrad"]),
    ("Arrests by region:\nKarsan: 31\nVelgrad: 20", ["31 detained Karsan", "20 detained Velgrad"]),
    ("Dead \u2013 14, injured \u2013 30, missing \u2013 5.", ["14 killed -", "30 injured -", "5 missing -"]),
    ("Casualties: 14 killed, 30 wounded.", ["14 killed -", "30 injured -"]),
    ("Killed: 14\nInjured: 30\nMissing: 5", ["14 killed -", "30 injured -", "5 missing -"]),
    ("Storm kills three\n\nKarsan: 2\nVelgrad: 1", ["three killed -"]),
    ("Hurt striker misses cup\n\nKarsan: 2\nVelgrad: 1", []),
    ("The crash killed both pilots and 12 passengers.", ["both killed -", "12 killed -"]),
    ("The blast killed both soldiers and civilians.", []),
    ("Seven members of one family were killed.", ["Seven killed -"]),
    ("Nine people out of 20 died.", ["Nine killed -"]),
    ("Nine members of the 20-strong crew died.", ["Nine killed -"]),
    ("The Britain-based group said 12 died.", ["12 killed -"]),
)


@pytest.mark.parametrize(("text", "told"), LISTS)
def test_lists_and_labels(text: str, told: list[str]) -> None:
    assert [f"{c.number} {c.outcome} {c.place or '-'}" for c in extract(text).claims] == told


# --- what is no claim -------------------------------------------------------------------------------------------------
NONE = (
    "Nine people could be killed.",
    "If nine people die, the mine will close.",
    "He threatened to kill nine people.",
    "The exercise simulated nine deaths.",
    "In the film nine people are killed.",
    "Nine cows were killed.",
    "Nine houses were destroyed.",
    "The team lost nine games.",
    "Nine firefighters battled the blaze that killed a man.",
    "Nine doctors treated the wounded.",
    "Nine lawyers represented the families of the dead.",
    "Nine people were invited to the funeral.",
    "Nine people voted against the bill on victims' rights.",
    "He was sentenced to nine years for the killing.",
    "The blast was heard nine kilometres away.",
    "The man died nine hours later.",
    "The victim leaves nine children.",
    "Nine relatives of the victims were in court.",
    "Nine families of those killed sued.",
    "Nine friends of the dead man spoke.",
    "Nine colleagues of the injured driver went home.",
    "Nine people have been charged with murder.",
    "Police shot nine dogs.",
    "The chance of being killed is one in nine.",
    "Officials are preparing to evacuate nine thousand people.",
    "Up to nine hundred people are at risk of drowning each year.",
    "Scientists warned that nine thousand could die by 2050.",
)


@pytest.mark.parametrize("text", NONE)
def test_what_tells_of_nobody(text: str) -> None:
    assert [claim.quote for claim in extract(text).claims if "nine" in claim.number.lower()] == []


# --- what stands behind the verb --------------------------------------------------------------------------------------
TOLD = {
    "missing": ("were still missing", "are missing", "remained missing"),
    "killed": ("were killed", "have died", "were found dead", "were shot dead", "drowned"),
    "injured": ("were injured", "were being treated", "were in hospital"),
    "detained": ("have been arrested", "were in custody"),
    "rescued": ("were rescued", "were pulled alive"),
    "trapped": ("remain trapped", "were trapped"),
    "abducted": ("were abducted", "were kidnapped"),
    "displaced": ("fled", "have been evacuated"),
    "affected": ("fell ill", "tested positive"),
}
BEHIND = (
    "a day after the blast|hours after the blast|two days later|a week on|as of Monday|by Monday evening|so far|overnight"
    "|early on Monday|late Monday night|in the early hours of Monday|at about 3 a.m.|shortly before noon"
    "|in what police called an accident|amid heavy rain|following a blast|during a protest|when a bomb exploded"
    "|after a bridge collapsed|as a storm hit the coast|because of the heat|despite the ceasefire|in two separate attacks"
    "|in several villages|near the border with Chad|across the country|nationwide|in the province alone"
    "|since the war began|this year|in the past 24 hours|over the weekend|within a week|for the second day running"
    "|with dozens more feared|while others fled|in the worst attack in years|in the deadliest attack since 2019|at a wedding"
    "|on a bus|on the road to Karsan|at sea|underground|under the rubble|in floodwaters|in the town of Karsan"
    "|in northern Nigeria's Kaduna state|in Karsan, a town in the north|by gunmen|by a landslide|by floodwaters"
    "|in clashes with police|in fighting between rebels and the army|in crossfire|in the line of duty|while on patrol"
    "|while crossing the river|trying to cross the river|as they slept|in their homes|on the spot|at the scene"
).split("|")


@pytest.mark.parametrize("tail", BEHIND)
def test_what_stands_behind_the_verb_changes_nothing(tail: str) -> None:
    sentences = [(f"Nine people {told} {tail}.", outcome) for outcome, family in TOLD.items() for told in family]
    assert [text for text, outcome in sentences if [c.outcome for c in nine(extract(text))] != [outcome]] == []


DOERS = (
    "A bomb",
    "Gunmen",
    "A landslide triggered by heavy rain",
    "A fire at a garment factory",
    "A missile attack on Velgrad",
    "A stampede at a stadium",
    "An explosion at a coal mine",
    "The attack, which began at dawn,",
    "Rebels who stormed the town",
    "The accident on the A4 motorway",
)


@pytest.mark.parametrize("doer", DOERS)
def test_two_objects_of_one_verb_share_place_and_day(doer: str) -> None:
    for verb, outcome in (("killed", "killed"), ("has injured", "injured"), ("trapped", "trapped")):
        found = extract(f"{doer} {verb} nine civilians and two soldiers in Karsan on Monday, police said.")
        assert [(c.number, c.outcome, c.place, c.when) for c in found.claims] == [
            ("nine", outcome, "Karsan", "Monday"),
            ("two", outcome, "Karsan", "Monday"),
        ]
        assert all(claim.attribution[0].name == "police" for claim in found.claims)
