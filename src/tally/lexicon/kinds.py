"""What a word can be: the kinds of the lexicon that levels ask for at a word, each as one bit.

A word that is of several kinds has several bits; one test answers for any number of kinds. Of the kinds in `BITS_ONLY` a
level asks nothing but this, so that their single words make no hit.
"""

from __future__ import annotations

from typing import Final

__all__ = ["BITS", "BITS_ONLY", "WORDS_ONLY"]

# The frequent ones first: small numbers are read faster.
DETERMINER: Final = 1 << 0
PREPOSITION: Final = 1 << 1
ARTICLE: Final = 1 << 2
THING: Final = 1 << 3
AUXILIARY: Final = 1 << 4
MANNER: Final = 1 << 5
TOLLVERB: Final = 1 << 6
PLACING: Final = 1 << 7
HOLDS: Final = 1 << 8
OUTCOME: Final = 1 << 9
DAY_WORD: Final = 1 << 10
VERB: Final = 1 << 11
SOURCE: Final = 1 << 12
PERSON: Final = 1 << 13
OTHER_TIME: Final = 1 << 14
AGE_COPULA: Final = 1 << 15
CONJUNCTION: Final = 1 << 16
CLAUSE: Final = 1 << 17
PHRASE_END: Final = 1 << 18
NUMERAL: Final = 1 << 19
FILLER: Final = 1 << 20
REPORTING: Final = 1 << 21
COUNTING: Final = 1 << 22
SHARE: Final = 1 << 23
EVENT_NOUN: Final = 1 << 24
CONTINUATION: Final = 1 << 25
FIGURE_NOUN: Final = 1 << 26
TOLL_WORD: Final = 1 << 27
SIDE_TAKER: Final = 1 << 28
RELATIVE: Final = 1 << 29
TOLD_NOUN: Final = 1 << 30
AGE_HOLDER: Final = 1 << 31
PRONOUN: Final = 1 << 32
CHANGE: Final = 1 << 33
WEEKDAY: Final = 1 << 34
MONTH: Final = 1 << 35
COUNTRY: Final = 1 << 36
FORCE: Final = 1 << 37
SEAT: Final = 1 << 38
DOCUMENT: Final = 1 << 39
FRAME: Final = 1 << 40
NOUN_TOO: Final = 1 << 41
TITLE: Final = 1 << 42
ANONYMITY: Final = 1 << 43
VAGUE: Final = 1 << 44
ANIMAL: Final = 1 << 45
DEMONYM: Final = 1 << 46
COMPOUND: Final = 1 << 47
MORE: Final = 1 << 48
PLACE_NOUN: Final = 1 << 49
UNIT: Final = 1 << 50
KNOWN_PLACE: Final = 1 << 51
PLACE_DIRECTION: Final = 1 << 52
ORDINAL: Final = 1 << 53
DEAD_WHOLE: Final = 1 << 54
TRAIT: Final = 1 << 55
LABEL_QUOTE: Final = 1 << 56
BYSTANDER: Final = 1 << 57
MODIFIER: Final = 1 << 58
DID: Final = 1 << 59

BITS: Final[dict[str, int]] = {
    "determiner": DETERMINER,
    "preposition": PREPOSITION,
    "article": ARTICLE,
    "thing": THING,
    "auxiliary": AUXILIARY,
    "manner": MANNER,
    "tollverb": TOLLVERB,
    "placing": PLACING,
    "holds": HOLDS,
    "outcome": OUTCOME,
    "day_word": DAY_WORD,
    "verb": VERB,
    "source": SOURCE,
    "person": PERSON,
    "other_time": OTHER_TIME,
    "age_copula": AGE_COPULA,
    "conjunction": CONJUNCTION,
    "clause": CLAUSE,
    "phrase_end": PHRASE_END,
    "numeral": NUMERAL,
    "filler": FILLER,
    "reporting": REPORTING,
    "counting": COUNTING,
    "share": SHARE,
    "event_noun": EVENT_NOUN,
    "continuation": CONTINUATION,
    "figure_noun": FIGURE_NOUN,
    "toll_word": TOLL_WORD,
    "side_taker": SIDE_TAKER,
    "relative": RELATIVE,
    "told_noun": TOLD_NOUN,
    "age_holder": AGE_HOLDER,
    "pronoun": PRONOUN,
    "change": CHANGE,
    "weekday": WEEKDAY,
    "month": MONTH,
    "country": COUNTRY,
    "force": FORCE,
    "seat": SEAT,
    "document": DOCUMENT,
    "frame": FRAME,
    "noun_too": NOUN_TOO,
    "title": TITLE,
    "anonymity": ANONYMITY,
    "vague": VAGUE,
    "animal": ANIMAL,
    "demonym": DEMONYM,
    "compound": COMPOUND,
    "more": MORE,
    "place_noun": PLACE_NOUN,
    "unit": UNIT,
    "known_place": KNOWN_PLACE,
    "place_direction": PLACE_DIRECTION,
    "ordinal": ORDINAL,
    "dead_whole": DEAD_WHOLE,
    "trait": TRAIT,
    "label_quote": LABEL_QUOTE,
    "bystander": BYSTANDER,
    "modifier": MODIFIER,
    "did": DID,
}
BITS_ONLY: Final = frozenset(
    (
        "age_copula",
        "age_holder",
        "change",
        "compound",
        "conjunction",
        "continuation",
        "day_word",
        "determiner",
        "did",
        "figure_noun",
        "filler",
        "holds",
        "manner",
        "more",
        "noun_too",
        "numeral",
        "other_time",
        "phrase_end",
        "placing",
        "preposition",
        "relative",
        "share",
        "side_taker",
        "told_noun",
        "tollverb",
        "verb",
    )
)
# Kinds whose words are asked for as a class (`Lexicon.words`), never for where they stand.
WORDS_ONLY: Final = frozenset(
    (
        "abbreviation",
        "bare_noun",
        "case_grade",
        "date_before",
        "day_name",
        "daypart",
        "desk",
        "dimension",
        "dismissal",
        "document_adjective",
        "emphasis",
        "furniture",
        "given_out",
        "health_place",
        "made_to",
        "manner_lead",
        "month_name",
        "nominaliser",
        "norm",
        "opener",
        "particle",
        "per_not",
        "place_part",
        "place_small",
        "place_vague",
        "realis",
        "repeat",
        "signoff",
        "time_before",
        "year_before",
    )
)
