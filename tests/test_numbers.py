"""Numbers: what a numeric expression is, what its words allow, what it plainly is before any outcome is looked at."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from text_to_num import text2num

from tally.extraction.numbers import find_numbers
from tally.extraction.slots import Number
from tally.extraction.text import Surface, read_text
from tally.lexicon import Entry, Lexicon, load

LEXICON = load()
EVERY = Lexicon(LEXICON.entries.values(), "", telling=True)  # every entry makes hits


def read(text: str) -> tuple[Surface, list[Number]]:
    surface = read_text(text, "text", LEXICON)
    return surface, find_numbers(surface)


def words(text: str, number: Number) -> str:
    return text[number.start : number.end]


def hedge(surface: Surface, number: Number) -> str | None:
    return surface.words_of(*number.modifier) if number.modifier else None


QUANTITIES = [
    # text, number words, kind, value, low, high, hedge
    ("Twelve people died.", "Twelve", "exact", 12, 12, 12, None),
    ("1,204 people fled.", "1,204", "exact", 1204, 1204, 1204, None),
    ("They will hand over 18 captives.", "18", "exact", 18, 18, 18, None),
    ("They say “500, if not more” died.", "500", "lower", 500, 500, None, "if not more"),
    ("The dead number 40.", "40", "exact", 40, 40, 40, None),
    ("On Monday, 1 204 people fled.", "1 204", "exact", 1204, 1204, 1204, None),
    ("1 204 people fled.", "1 204", "exact", 1204, 1204, 1204, None),
    ("1\u202f204 people fled.", "1\u202f204", "exact", 1204, 1204, 1204, None),
    ("1\u2019204 people fled.", "1\u2019204", "exact", 1204, 1204, 1204, None),
    ("12,34,567 people fled.", "12,34,567", "exact", 1234567, 1234567, 1234567, None),
    (
        "THE POLICE OF THE PROVINCE SAID THAT AT LEAST 1,\n204 PEOPLE FLED.",
        "1,\n204",
        "lower",
        1204,
        1204,
        None,
        "AT LEAST",
    ),
    ("1,2\u00ad04 people fled.", "1,2\u00ad04", "exact", 1204, 1204, 1204, None),
    ("Several hundreds fled.", "Several hundreds", "vague", None, None, None, None),
    ("Twelve hundred people fled.", "Twelve hundred", "exact", 1200, 1200, 1200, None),
    ("A hundred and six people died.", "A hundred and six", "exact", 106, 106, 106, None),
    ("Two-hundred-and-six people died.", "Two-hundred-and-six", "exact", 206, 206, 206, None),
    ("One thousand nine hundred and four died.", "One thousand nine hundred and four", "exact", 1904, 1904, 1904, None),
    ("Twenty-three inmates died.", "Twenty-three", "exact", 23, 23, 23, None),
    ("Half a dozen men died.", "Half a dozen", "exact", 6, 6, 6, None),
    ("A dozen men died.", "A dozen", "exact", 12, 12, 12, None),
    ("They named a dozen dead.", "a dozen", "exact", 12, 12, 12, None),
    ("Another dozen men died.", "dozen", "exact", 12, 12, 12, None),
    ("Two dozen men died.", "Two dozen", "exact", 24, 24, 24, None),
    ("1.2 million people fled.", "1.2 million", "exact", 1200000, 1200000, 1200000, None),
    ("More than 2 lakh people fled.", "2 lakh", "lower", 200000, 200001, None, "More than"),
    ("Two and a half million people fled.", "Two and a half million", "exact", 2500000, 2500000, 2500000, None),
    ("Half a million people fled.", "Half a million", "exact", 500000, 500000, 500000, None),
    ("3m people fled.", "3m", "exact", 3000000, 3000000, 3000000, None),
    ("At least 40 people died.", "40", "lower", 40, 40, None, "At least"),
    ("AT LEAST 40 PEOPLE DIED.", "40", "lower", 40, 40, None, "AT LEAST"),
    ("The death of 40 people at least was noted.", "40", "lower", 40, 40, None, "at least"),
    ("Some 40 people, at least 12 of them guards, died.", "40", "approx", 40, None, None, "Some"),
    ("They hold “at least” 40 guards.", "40", "lower", 40, 40, None, "at least"),
    ("At least another 40 people died.", "40", "lower", 40, 40, None, "At least"),
    ("Nothing less than 40 people died.", "40", "lower", 40, 40, None, "Nothing less than"),
    ("No fewer than 40 people died.", "40", "lower", 40, 40, None, "No fewer than"),
    ("More than 40 people died.", "40", "lower", 40, 41, None, "More than"),
    ("The toll has passed 100.", "100", "lower", 100, 101, None, "has passed"),
    ("The toll climbed past 50.", "50", "lower", 50, 51, None, "past"),
    ("40-plus dead, says mayor", "40", "lower", 40, 40, None, "-plus"),
    ("40+ killed", "40", "lower", 40, 40, None, "+"),
    ("40 or more people died.", "40", "lower", 40, 40, None, "or more"),
    ("Up to 60 people died.", "60", "upper", 60, 0, 60, "Up to"),
    ("Fewer than 20 people died.", "20", "upper", 20, 0, 19, "Fewer than"),
    ("Some 70 people died.", "70", "approx", 70, None, None, "Some"),
    ("Nearly 100 people died.", "100", "approx", 100, None, 99, "Nearly"),
    ("Just over 100 people died.", "100", "approx", 100, None, None, "Just over"),
    ("Sixty-odd fighters died.", "Sixty", "approx", 60, None, None, "-odd"),
    ("The 3,000 or so farmers fled.", "3,000", "approx", 3000, None, None, "or so"),
    ("It left c. 300 dead.", "300", "approx", 300, None, None, "c."),
    ("Between 40 and 60 people died.", "Between 40 and 60", "range", None, 40, 60, None),
    ("From 30 to 40 people died.", "From 30 to 40", "range", None, 30, 40, None),
    ("Tolls varied from 9 to 15.", "from 9 to 15", "range", None, 9, 15, None),
    ("Thirty or forty people died.", "Thirty or forty", "range", None, 30, 40, None),
    ("Either five or six gunmen died.", "Either five or six", "range", None, 5, 6, None),
    ("40-60 people died.", "40-60", "range", None, 40, 60, None),
    ("40\u201360 people died.", "40\u201360", "range", None, 40, 60, None),
    ("Two to three million people fled.", "Two to three million", "range", None, 2000000, 3000000, None),
    ("10 to 12,000 people fled.", "10 to 12,000", "range", None, 10000, 12000, None),
    ("It killed 35 (plus or minus five) people.", "35 (plus or minus five)", "range", None, 30, 40, None),
    ("At least 30 and possibly 50 died.", "30 and possibly 50", "range", None, 30, 50, "At least"),
    ("Five hundred, if not more, died.", "Five hundred", "lower", 500, 500, None, "if not more"),
    ("They hand over 18 soldiers.", "18", "exact", 18, 18, 18, None),
    ("Dozens of people died.", "Dozens", "vague", None, None, None, None),
    ("Several hundred people fled.", "Several hundred", "vague", None, None, None, None),
    ("Tens of thousands fled.", "Tens of thousands", "vague", None, None, None, None),
    ("A couple of guards died.", "A couple", "vague", None, None, None, None),
    ("A couple from Oregon died.", "A couple", "exact", 2, 2, 2, None),
    ("No one died.", "No one", "none", 0, 0, 0, None),
    ("No civilians died.", "No", "none", 0, 0, 0, None),
    ("Zero deaths were recorded.", "Zero", "none", 0, 0, 0, None),
    (
        "The toll, which the ministry had put far lower on Sunday, had climbed past 40.",
        "40",
        "lower",
        40,
        41,
        None,
        "past",
    ),
]


@pytest.mark.parametrize(("text", "number", "kind", "value", "low", "high", "modifier"), QUANTITIES)
def test_quantity(
    text: str, number: str, kind: str, value: int | None, low: int | None, high: int | None, modifier: str | None
) -> None:
    surface, found = read(text)
    first = found[0]
    assert (words(text, first), first.kind, first.value, first.low, first.high, hedge(surface, first)) == (
        number,
        kind,
        value,
        low,
        high,
        modifier,
    )


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("The toll nearly doubled to 110.", [("110", "exact")], "the hedge belongs to the verb"),
        (
            "At least 12 killed and 30 hurt",
            [("12", "lower"), ("30", "exact")],
            "a hedge binds to the right; what it hands on is for the claims",
        ),
        ("The toll rose from 30 to 40.", [("30", "exact"), ("40", "exact")], "a step, not a range"),
        (
            "Two more died, raising the number of dead from four to six.",
            [("Two", "exact"), ("four", "exact"), ("six", "exact")],
            "a step of what a number of",
        ),
        (
            "It raised fears as the blast killed from 30 to 40.",
            [("from 30 to 40", "range")],
            "killed takes its own range",
        ),
        (
            "Officials raised the toll of the quake from at least 120 to 163.",
            [("120", "lower"), ("163", "exact")],
            "a step over a phrase",
        ),
        ("The toll is up to 57.", [("57", "exact")], "'up' is the change"),
        ("30 people plus the gunman died.", [("30", "exact")], "'plus' adds somebody"),
        ("Information about 28 dead was passed on.", [("28", "exact")], "'about' tells the topic"),
        ("57 died over the past 24 hours.", [("57", "exact"), ("24", "exact")], "no bound in 'the past'"),
        ("He no longer works there; no fewer than 9 died.", [("9", "lower")], "'no' that is no zero"),
        ("It is as many as 12.", [("12", "upper")], "'many' inside a hedge"),
        ("DNIPRO: 3+14 hit", [("3", "exact"), ("14", "exact")], "a sum, not a floor"),
        (
            "The two blasts killed five and nine people.",
            [("two", "exact"), ("five", "exact"), ("nine", "exact")],
            "neighbours stay apart",
        ),
        ("On July 21 30 people died.", [("21", "exact"), ("30", "exact")], "a day and a count"),
        ("In 2014 300 people died.", [("2014", "exact"), ("300", "exact")], "a year and a count"),
        ("A 44 and a 45 died.", [("44", "exact"), ("45", "exact")], "'and' joins no range without 'between'"),
        ("12 - 15 dead", [("12 - 15", "range")], "a spaced hyphen between digits"),
    ],
)
def test_bounds_that_are_none(text: str, expected: list[tuple[str, str]], why: str) -> None:
    _, found = read(text)
    assert [(words(text, n), n.kind) for n in found if not n.article] == expected, why


USES = [
    ("The youngest of the dead, Omar Brin, was 16.", "16", "age"),
    ("Her daughter Dana, five, died in the fire.", "five", "age"),
    ("It was the worst mass shooting of 2023.", "2023", "date"),
    ("Police said they shot a farmer; his brother, 41.", "41", "age"),
    ("Police said a man had died; the mayor, 52, was hurt.", "52", "age"),
    ("Mass for the dead will be said on Sunday at nine.", "nine", "time"),
    ("Buses leave tomorrow at seven.", "seven", "time"),
    ("A 34-year-old man died.", "34", "age"),
    ("Terrence Boyd, 19, was shot.", "19", "age"),
    ("A teacher (34) and her pupil, 9, were shot.", "9", "age"),
    ("Two teenagers, 16 and 17, were hurt.", "17", "age"),
    ("Eight of them were under 12.", "12", "age"),
    ("He is 84.", "84", "age"),
    ("She was eleven.", "eleven", "age"),
    ("20 under-18s were killed.", "18", "age"),
    ("A boy of 11 died.", "11", "age"),
    ("He was in his 40s.", "40", "age"),
    ("Talks resumed on 17 November.", "17", "date"),
    ("It began on October 7.", "7", "date"),
    ("It killed hundreds in 2015.", "2015", "date"),
    ("He was freed on the 20th.", "20th", "date"),
    ("It was filed on 2016-01-25.", "2016-01-25", "date"),
    ("It was filed on 25/01/2016.", "25/01/2016", "date"),
    ("As of 6 p.m. it stood.", "6", "time"),
    ("At 12:40 it fell.", "12:40", "time"),
    ("It fell at 3.15.", "3.15", "time"),
    ("It fell at about 1230 there.", "1230", "time"),
    ("It fell around 1700 hours.", "1700", "time"),
    ("A mother of two was killed.", "two", "present"),
    ("The 15- to 17-year-olds left.", "15", "age"),
    ("It fell on 17 and 18 November.", "17", "date"),
    ("It rose from 2 to 41 km inland.", "2", "distance"),
    ("Tropical Depression Twelve formed.", "Twelve", "identifier"),
    ("The plant at 529 Commercial Street burned.", "529", "identifier"),
    ("They want to build a new one.", "one", "figurative"),
    ("It fell at 18h30 there.", "18h30", "time"),
    ("It fell at 0117 GMT.", "0117", "time"),
    ("It lasted 24 hours.", "24", "duration"),
    ("A two-day visit began.", "two", "duration"),
    ("It cost $3 million.", "3 million", "money"),
    ("It cost Rs 10 lakh.", "10 lakh", "money"),
    ("It cost P3.5 million.", "3.5 million", "money"),
    ("It cost MYR10 million.", "10 million", "money"),
    ("A 100-million-peso reward was set.", "100-million", "money"),
    ("It rose for a fourth and final time.", "fourth", "ordinal"),
    ("It cost 9 billion Egyptian pounds.", "9 billion", "money"),
    ("Deaths fell 12 percent.", "12", "percentage"),
    ("It covered 30% of it.", "30", "percentage"),
    ("One in every four houses fell.", "four", "ratio"),
    ("Two-thirds of them died.", "Two-thirds", "ratio"),
    ("Killings rose twofold.", "twofold", "ratio"),
    ("The chances are 50/50.", "50/50", "ratio"),
    ("There are 6.1 deaths per 100,000.", "6.1", "rate"),
    ("Losses of 1,200 a day were seen.", "1,200", "rate"),
    ("It is 20 km from Karsan.", "20", "distance"),
    ("A 300-metre crater opened.", "300", "distance"),
    ("A magnitude 6.4 quake struck.", "6.4", "measure"),
    ("They found 60 kilos of explosive.", "60", "measure"),
    ("The plant makes 30 gigawatts.", "30", "measure"),
    ("It had a force of 7.5 newtons.", "7.5", "measure"),
    ("The 3rd Division moved.", "3rd", "identifier"),
    ("Unit 40 was there.", "40", "identifier"),
    ("M23 fighters moved.", "23", "identifier"),
    ("An AK-47 was found.", "47", "identifier"),
    ("The airline sold a 737.", "737", "identifier"),
    ("They met in Room 12.", "12", "identifier"),
    ("Call 740-555-0142 now.", "740-555-0142", "identifier"),
    ("See http://x.org/a1/b2?q=3 now.", "1/b2?q=3", "identifier"),
    ("He is @user123 there.", "123", "identifier"),
    ("World War II began.", "II", "identifier"),
    ("Red Star won 2-1.", "2-1", "score"),
    ("It fell by 51 votes.", "51", "score"),
    ("The first blast came.", "first", "ordinal"),
    ("It was the sixty-fourth name.", "sixty-fourth", "ordinal"),
    ("The strike enters day 40.", "40", "ordinal"),
    ("A six-car crash came.", "six", "things"),
    ("They accused one another.", "one", "figurative"),
    ("They work 24/7 there.", "24/7", "figurative"),
    ("Two women, both 28, were hurt.", "28", "age"),
    ("Her friend, also 17, is in hospital.", "17", "age"),
    ("Two died. A third, 31, was hurt.", "31", "age"),
    ("Two of the 18 had been counted twice.", "Two", "no_outcome"),
    ("He died 3 1/2 hours later.", "3 1/2", "duration"),
    ("He was fined $A8,800.", "8,800", "money"),
    ("The town has $US5 million.", "5 million", "money"),
    ("The Beech 200 aircraft crashed.", "200", "identifier"),
    ("They landed yesterday (6/8).", "6/8", "date"),
    ("The danger stood at three on a scale of five.", "three", "measure"),
    ("They make up between 1.5 and 2.0 percent.", "1.5", "percentage"),
    ("A girl of 15 managed to reach the door.", "15", "age"),
    ("The district has 12 deaths for every 1,000 births.", "12", "rate"),
    ("The district has 12 deaths for every 1,000 births.", "1,000", "rate"),
]


@pytest.mark.parametrize(("text", "number", "use"), USES)
def test_use_that_the_surroundings_settle(text: str, number: str, use: str) -> None:
    _, found = read(text)
    assert use in [n.use for n in found if words(text, n) == number]


@pytest.mark.parametrize(
    ("text", "number", "why"),
    [
        ("30 people were killed.", "30", "plain"),
        ("They killed 2000 people.", "2000", "four digits before people are no year"),
        ("The same day 40 people were killed.", "40", "'day' with a word of its own counts no days"),
        ("He detained 30 fans, 18 of them minors.", "18", "a part, not an age"),
        (
            "The wreck lay on Highway\n\n12 people died there, and the rest of the passengers were hurt.",
            "12",
            "another block",
        ),
        ("The death toll was only 44.", "44", "a toll has no age"),
        ("On 23 September 28 bodies were found.", "28", "the day has been said"),
        ("In March four sailors died.", "four", "no day of March"),
        ("In all 53 came from Saint-Ives, 31 from Upper Vell.", "31", "behind a name with a hyphen"),
        ("They include Holm (20), Vell (1), Upper Vell (70) and Tarn (2).", "70", "counts behind places of one name"),
        ("They moved 18 patients to Vell, 20 will follow.", "20", "a subject of its own"),
        ("There were 21 children under the age of eighteen and 18 citizen women.", "18", "people stand behind it"),
        ("The murder of six 10-year-old children was told.", "six", "the age belongs to the next word"),
        ("Sultanpur (7), Chandauli (6) and Mainpuri (5) counted dead.", "6", "counts behind places"),
        ("It was called a four-fatality shooting.", "four", "a compound that tells the outcome"),
        ("The unit lost 40 men.", "40", "'unit' is no label here"),
        ("Up from 19 a day earlier, it rose.", "19", "'a day earlier' is no rate"),
        ("2killed 3wounded", "2", "glued copy"),
        ("One seafarer died and one was burned; a third, an oiler, is missing.", "a third", "one person more"),
    ],
)
def test_use_left_open(text: str, number: str, why: str) -> None:
    _, found = read(text)
    assert [n.use for n in found if words(text, n) == number] == [None], why


def test_european_grouping_is_flagged() -> None:
    _, found = read("The quake left 1.200 dead.")
    assert (found[0].value, found[0].flags) == (1200, ["ambiguous_number"])


@pytest.mark.parametrize(("value", "expected"), [(70, 5), (1500, 75), (100, 50), (35, 1), (1000000, 500000)])
def test_tolerance_of_an_approximate_number(value: int, expected: int) -> None:
    """Half the rounding step or 5 %, the larger."""
    _, found = read(f"About {value} people died.")
    assert found[0].tolerance == expected


_UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spell(n: int) -> str:
    """British spelling, with hyphens and "and"."""
    if n < 10:
        return _UNITS[n - 1]
    if n < 20:
        return _TEENS[n - 10]
    if n < 100:
        return _TENS[n // 10 - 2] + (f"-{spell(n % 10)}" if n % 10 else "")
    if n < 1000:
        return f"{spell(n // 100)} hundred" + (f" and {spell(n % 100)}" if n % 100 else "")
    for scale, word in ((1000000, "million"), (1000, "thousand")):
        if n >= scale:
            rest = n % scale
            return f"{spell(n // scale)} {word}" + (f"{' and' if rest < 100 else ''} {spell(rest)}" if rest else "")
    raise ValueError(n)


@given(st.integers(1, 999_999_999))
@settings(deadline=None, max_examples=150)
def test_spelled_numbers_agree_with_an_independent_reader(n: int) -> None:
    text = f"They counted {spell(n)} people."
    _, found = read(text)
    assert [(words(text, x), x.value) for x in found] == [(spell(n), text2num(spell(n), "en"))]


_SPELLED = "12 one and a hundred thousand million dozen dozens half third first no at least more than between to or"
_SIGNS = "- / : . , ( ) % $ km m 2014 May 1 204 000 killed people of in per day year old aged II @ http :// # + ~ about"
_WORDS = st.sampled_from([*(_SPELLED + " " + _SIGNS).split(), *"\u2013\u2014\u00a0\n\u00b2\u0663\u00ad\u2019"])


@given(
    st.one_of(
        st.text(max_size=120), st.lists(_WORDS, max_size=40).map(" ".join), st.lists(_WORDS, max_size=40).map("".join)
    )
)
@settings(deadline=None, max_examples=400)
def test_any_text_tiles(text: str) -> None:
    """Nothing raises, numbers do not overlap, low <= high, and every digit lies in a number."""
    _, found = read(text)
    covered: set[int] = set()
    last = 0
    for n in found:
        assert last <= n.start < n.end
        assert n.low is None or n.high is None or n.low <= n.high
        last = n.end
        covered.update(range(n.start, n.end))
    assert all(i in covered for i, c in enumerate(text) if c.isdigit())


def _calls(surface: Surface) -> int:
    count = 0

    def tick(frame: object, event: str, arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(tick)
    try:
        find_numbers(surface)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "unit",
    [
        "one and ",
        "9",
        "9 ",
        "5 p ",
        "1,",
        "1 000 ",
        "hundred ",
        "million ",
        "5 million ",
        "a third ",
        "between 1 and 2 ",
        "from 1 to 2 ",
        "12, and ",
        "1-",
        "1/",
        "a1",
        "@a1",
        "some 5 of the 6 ",
        "no ",
        "dozens of ",
        "\u00b2",
        "7.",
        "one in ",
        "and 5, ",
        "30-gigawatt ",
    ],
)
def test_work_grows_with_the_text_and_not_faster(unit: str) -> None:
    """Four times the text, at most about four times the calls: counted, not timed."""
    small, large = (read_text(unit * n, "text", LEXICON) for n in (300, 1200))
    _calls(small)
    assert _calls(large) <= 5 * _calls(small) + 200


OWN_KINDS = (
    "numeral",
    "ordinal",
    "fraction",
    "vague",
    "zero",
    "idiom",
    "range",
    "modifier",
    "modifier_after",
    "unit",
    "measured",
    "currency",
    "per",
    "ratio_before",
    "age_before",
    "age_limit",
    "age_copula",
    "named",
    "street",
    "formation",
    "roman",
    "compound",
    "era",
    "score_before",
)


MAKES = {
    "measured": "measure",
    "currency": "money",
    "per": "rate",
    "ratio_before": "ratio",
    "age_before": "age",
    "age_limit": "age",
    "age_copula": "age",
    "named": "identifier",
    "street": "identifier",
    "formation": "identifier",
    "era": "date",
    "score_before": "score",
}


def _acts(entry: Entry, text: str) -> bool:
    """Whether the entry did its work on some number of the text."""
    _, found = read(text)
    hits = [hit for hit in read_text(text, "text", EVERY).hits.get(entry.kind, ()) if hit.entry is entry]
    for number in found:
        for hit in hits:
            inside = number.first <= hit.first and hit.last <= number.last
            beside = hit.first <= number.last + 2 and number.first <= hit.last + 2
            if entry.kind in ("modifier", "modifier_after") and number.modifier == (hit.first, hit.last):
                return True
            if entry.kind == "range" and number.kind == "range" and inside:
                return True
            if entry.kind in ("vague", "zero") and number.kind in ("vague", "none") and inside:
                return True
            if entry.kind in ("numeral", "ordinal", "fraction", "roman") and inside:
                return True
            if entry.kind == "idiom" and number.use == "figurative":
                return True
            if entry.kind == "compound" and "compound" in number.flags:
                return True
            expected = entry.means if entry.kind == "unit" else MAKES.get(entry.kind)
            if beside and expected is not None and number.use == expected:
                return True
    return False


OWN = [e for kind in OWN_KINDS for e in LEXICON.table(kind)]


@pytest.mark.parametrize("entry", [pytest.param(e, id=f"{e.kind}.{e.id}") for e in OWN])
def test_each_example_shows_its_entry_at_work(entry: Entry) -> None:
    assert entry.examples
    for text in entry.examples:
        assert _acts(entry, text), text


@pytest.mark.parametrize("entry", [pytest.param(e, id=f"{e.kind}.{e.id}") for e in OWN])
def test_no_counterexample_does(entry: Entry) -> None:
    assert entry.counterexamples
    for text in entry.counterexamples:
        assert not _acts(entry, text), text


@pytest.mark.parametrize(
    "entry",
    [pytest.param(e, id=f"{e.kind}.{e.id}") for kind in ("thing", "animal", "bystander") for e in LEXICON.table(kind)],
)
def test_nouns_of_things_and_animals(entry: Entry) -> None:
    for text, expected in [(t, True) for t in entry.examples] + [(t, False) for t in entry.counterexamples]:
        surface, _ = read(text)
        assert any(hit.entry is entry for hit in surface.hits.get(entry.kind, ())) is expected, text
