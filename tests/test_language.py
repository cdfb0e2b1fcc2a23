"""What is turned away as another language, and what never may be."""

import json
from pathlib import Path

import pytest

from tally.reading.language import is_english_code, other_language

GOLD = Path(__file__).parent / "gold"

OTHER = [
    ("Au moins 12 morts dans une attaque \u00e0 Beyrouth", "French", "a headline"),
    (
        "Explosion \u00e0 Beyrouth : 12 morts et 30 bless\u00e9s",
        "French",
        "two words tell in a short line without an English one",
    ),
    ("Al menos 12 muertos en un ataque en Kabul", "Spanish", "a headline"),
    ("Mindestens zw\u00f6lf Tote bei Anschlag in Kabul", "German", "'in' is English too"),
    ("Pelo menos 12 mortos em ataque em Cabul", "Portuguese", "not taken for Spanish"),
    ("Almeno 12 morti in un attacco a Kabul", "Italian", "a headline"),
    ("AU MOINS DOUZE PERSONNES ONT ETE TUEES DANS LES COMBATS", "French", "capitals without accents"),
    ("Sedikitnya 12 orang tewas dalam serangan di Kabul", "Indonesian or Malay", "a headline"),
    ("Co najmniej 12 os\u00f3b zgin\u0119\u0142o w ataku w Kabulu", "Polish", "a headline"),
    (
        "\u5580\u5e03\u5c14\u88ad\u51fb\u9020\u621012\u4eba\u6b7b\u4ea1\uff0c\u5b98\u5458\u8bf4",
        "a language in another script",
        "another script",
    ),
    (
        "Tingali " + "sareng waktos anu kapungkur parantos " * 20,
        "another language",
        "a long text without English words",
    ),
]


@pytest.mark.parametrize(("text", "language", "why"), OTHER)
def test_other_languages(text, language, why):
    assert other_language(text) == language, why


ENGLISH = [
    ("12 killed in Le Mans crash", "a French name"),
    ("12 DIE AS BOAT SINKS OFF LES CAYES", "a headline in capitals"),
    ("Los Zetas kill nine in San Fernando del Valle de Catamarca", "a line of Spanish names"),
    (
        "Killed: Juan de la Cruz, Maria del Carmen Ortiz, Pedro y Pablo Reyes, Jos\u00e9 de los Santos",
        "a list of names",
    ),
    ("Boko Haram: 12 dead", "four words"),
    ("Killed 7\nWounded 19\nMissing 2", "a table"),
    ("Nine dead", "two words"),
    ("12", "a number"),
    ("", "nothing"),
    ("Die Zeit reports nine dead in den Haag", "the name of a paper and of a town"),
    (
        "He said \u201cnous avons compt\u00e9 douze morts dans la ville\u201d. The search was called off.",
        "a quotation",
    ),
    ("Helmand Nad Ali 4\nKandahar Panjwai 2\nZabul Qalat 1\n" * 10, "rows of places: no lower-case words"),
]


@pytest.mark.parametrize(("text", "why"), ENGLISH)
def test_english_passes(text, why):
    assert other_language(text) is None, why


@pytest.mark.parametrize("name", ["phrases_dev", "docs_dev", "docs_dev_caps"])
def test_every_sentence_of_the_gold_passes(name):
    for line in (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        for sentence in json.loads(line)["text"].split(". "):
            assert other_language(sentence) is None, sentence


@pytest.mark.parametrize(
    ("code", "english"),
    [("en", True), ("en-GB", True), ("EN_us", True), ("English", True), ("fr", False), ("enm", False)],
)
def test_stated_languages(code, english):
    assert is_english_code(code) is english
