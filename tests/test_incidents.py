"""Which incident each count is about, and whether it goes on."""

from __future__ import annotations

import pytest

from tally.extraction import extract
from tally.models import Claim, Document


def _claims(text: str, published: str | None = "2024-05-22") -> list[Claim]:
    claims = list(extract(Document(id="d", text=text, published=published)).claims)
    assert claims, text
    return claims


def _events(text: str) -> list[int]:
    return [int(claim.event.rpartition("/e")[2]) for claim in _claims(text)]


@pytest.mark.parametrize(
    ("text", "events", "why"),
    [
        ("A bomb killed nine people in Tolva on Monday and wounded 14.", [1, 1], "one incident"),
        (
            "A bomb killed nine people in Tolva on Monday.\n\nIn October a blast in Mazar killed 13.",
            [1, 2],
            "a month before",
        ),
        (
            "A bomb killed nine people in Tolva on Monday.\n\nIn 2013, 115 people died in a stampede and 20 in a fire.",
            [1, 2, 2],
            "a year before, one sentence",
        ),
        (
            "A bomb killed nine people on Monday.\n\nIn November 2014, 28 people were killed on this road; a year later only two died.",
            [1, 2, 3],
            "three times",
        ),
        (
            "A bomb killed nine people in Tolva on Monday.\n\nMore than 600 people have been killed in the region since 2021.",
            [1, 2],
            "a total over years",
        ),
        (
            "A bomb killed nine people in Tolva on Monday.\n\nSo far this year 142 people have been killed in the province.",
            [1, 2],
            "a total of the year",
        ),
        (
            "A bomb killed nine people in Tolva on Monday.\n\nIt was the deadliest attack since car bombs killed 100.",
            [1, 2],
            "since, after a superlative",
        ),
        (
            "A bomb killed nine people in Tolva on Monday.\n\nA similar attack killed 15 people.",
            [1, 2],
            "a similar attack",
        ),
        (
            "A bomb killed nine people in Tolva on Monday.\n\nIn a separate incident, two policemen were killed in Mazar.",
            [1, 2],
            "said to be separate",
        ),
        (
            "A bomb killed nine people in Tolva on Monday.\n\nMeanwhile, two soldiers were killed in Mazar.",
            [1, 2],
            "meanwhile, at another place",
        ),
        (
            "A bomb killed nine people in Tolva on Monday.\n\nMeanwhile, 15 people were injured.",
            [1, 1],
            "meanwhile alone leaves nothing",
        ),
        (
            "A flood killed nine people in Tolva on Monday.\n\nFour died in Upper Tolva and three in Mazar.",
            [1, 1, 1],
            "several places of one flood",
        ),
        (
            "Nine people have died since Thursday. Four died on Saturday and two on Sunday.",
            [1, 1, 1],
            "days within the window",
        ),
        (
            "Two soldiers were killed in Sinai and five in a separate attack near Rafah.",
            [1, 2],
            "separate, behind the figure",
        ),
        (
            "A dam broke on Monday, killing nine people.\n\n* PERU, 1970 - 300 people died.\n\n* VELL, 1985 - A pond burst, killing 40.",
            [1, 2, 3],
            "items with years of their own",
        ),
        (
            "A bus crash killed nine people in Tolva on Monday. A day earlier, a landslide killed five in Karsan.",
            [1, 2],
            "another day and an event of its own",
        ),
        (
            "A bomb killed nine people in Tolva on Monday. A day earlier, two of the wounded had died.",
            [1, 1],
            "its own wounded",
        ),
        (
            "A flood killed nine people in Tolva on Monday.\n\nElsewhere, four people drowned when a boat capsized.",
            [1, 2],
            "elsewhere, and of a cause of its own",
        ),
        (
            "Floods killed nine people in the country on Monday.\n\nElsewhere, four people drowned when a boat capsized.",
            [1, 1],
            "elsewhere in the same country",
        ),
        (
            "A bomb killed nine people in Tolva on Monday.\n\nThe conflict has killed 40,000 people.",
            [1, 2],
            "all that a war has killed",
        ),
        (
            "A heatwave killed nine people in Tolva on Monday.\n\nThe heatwave has killed 40 people.",
            [1, 1],
            "what lasts itself",
        ),
        (
            "**Austria.** Four skiers died in an avalanche.\n\n**Mexico.** Gunmen killed ten people in a bar.",
            [1, 2],
            "items under bold names",
        ),
        ("**21:50** Four people died in a crush.\n\n**22:10** The toll is ten.", [1, 1], "posts with their times"),
        ("BAGHDAD \u2013 A car bomb killed nine people on Monday (Reuters) -\n", [1], "one dateline"),
        (
            "The toll in Karsan has risen to 41. In an earlier count, the ministry had put the dead at 28.",
            [1, 1],
            "what is earlier is the count, not the incident",
        ),
        ("A blast killed nine in Karsan. In an earlier attack, five had died.", [1, 2], "the incident is"),
        (
            "A bomb killed nine people in Tolva on Monday.\n\nTalks to end the fighting, which has killed 10,000 people, go on.",
            [1, 2],
            "all of the fighting",
        ),
        (
            "A bomb killed nine people in Tolva on Monday.\n\nPeace is far off after six years of war and 40,000 deaths.",
            [1, 2],
            "years of it",
        ),
        (
            "Shells killed nine people in Tolva on Monday.\n\nA report brings the overall toll of the war to 4,305 dead. Another 7,293"
            " have been wounded.",
            [1, 2, 2],
            "the toll of a war, and what goes on with it",
        ),
        (
            "A raid killed nine people at the Arl Ministry on Monday.\n\nMeanwhile, a clash in the town of Vell left four dead.",
            [1, 2],
            "'the' and 'of' are no place that both share",
        ),
        (
            "A raid killed nine people in Tolva.\n\nIn a related development, raiders killed 12 villagers in Vell.",
            [1, 2],
            "another one told beside it",
        ),
    ],
)
def test_incident(text: str, events: list[int], why: str) -> None:
    assert _events(text) == events, why


def test_each_dateline_of_a_round_up_is_an_incident() -> None:
    text = (
        "BOMB AT CHECKPOINT\nBAGHDAD \u2013 A car bomb killed at least nine people on Tuesday, hospital sources said.\n\n"
        "POLICE DETAIN FANS\nBELGRADE \u2013 Police detained 30 fans after fights.\n\n"
        "TRUCE HOLDS\nSTEPANAVAN \u2013 Two soldiers were killed on Tuesday, monitors said."
    )
    assert _events(text) == [1, 2, 3]


def test_paragraphs_with_a_day_and_a_place_of_their_own_are_incidents() -> None:
    text = (
        "On 3 May, militants attacked a convoy in Tolva, killing five soldiers.\n\n"
        "On 5 May, a bomb killed three people in Mazar market. Nine others were injured.\n\n"
        "On 9 May gunmen abducted 12 girls from a school in Karsan."
    )
    assert _events(text) == [1, 2, 2, 3]


def test_who_dies_later_in_hospital_is_of_the_incident() -> None:
    text = "On 3 May a bomb killed five people in Tolva.\n\nOn 5 May two people died at Mazar hospital."
    assert _events(text) == [1, 1]


def test_a_part_is_about_the_incident_of_its_whole() -> None:
    text = (
        "A bomb killed nine people in Tolva on Monday.\n\nIn 2013, 115 people were killed there, including 20 children."
    )
    assert _events(text) == [1, 2, 2]


@pytest.mark.parametrize(
    ("text", "basis", "why"),
    [
        (
            "In 2021, 279 girls were abducted from a school in Vell.",
            "incident",
            "one incident, at one school",
        ),
        (
            "Sixty girls abducted from a boarding school in Vell last month were freed.",
            "incident",
            "one school, one incident",
        ),
        (
            "In 2021, 279 girls were abducted in Vell.",
            "cumulative",
            "all of the year",
        ),
        (
            "Storms kill dozens every year; in 2022 a landslide killed at least 61 in one town.",
            "incident",
            "one of them",
        ),
        ("Nine people were killed on Monday.", "incident", "a day"),
        ("Nine people have been killed since Friday.", "cumulative", "since"),
        ("Some 118 miners died in the province in 2023, against 96 the year before.", "cumulative", "a year's dead"),
        (
            "Forty people had died by August 10, nine fewer than over the same period last year.",
            "cumulative",
            "by a day of a year",
        ),
        (
            "The conflict, which began in March, has killed 900 people and uprooted 40,000.",
            "cumulative",
            "a second verb of what lasts",
        ),
        (
            "Cumulatively, since week 12, measles has killed 40 children.",
            "cumulative",
            "a word that opens its sentence",
        ),
        ("Six got out by themselves within the first hour.", "incident", "a part of one incident"),
        ("The clinic took in 44 wounded people in the night of Monday to Tuesday.", "incident", "one night"),
        (
            "Crowds fill the shrine, where 30 people were crushed to death last month.",
            "incident",
            "one event of that month",
        ),
        ("So far this year nine people have been killed.", "cumulative", "so far"),
        ("The UN counted 754 people killed in the war in 2012.", "cumulative", "a year of a war"),
        ("Bandits have killed hundreds in recent years.", "cumulative", "over years"),
        ("The Ebola epidemic of 2014 took 11,300 lives.", "cumulative", "an epidemic, over its whole course"),
        ("Lightning kills many each year; 200 people died of it in 2016.", "cumulative", "one year of what goes on"),
        (
            "CUMULATIVE, WEEKS 1-40\n\nRegion | Deaths\nVell | 28\nHolm | 19",
            "cumulative",
            "the head of the table says so",
        ),
        ("Nine people were killed this winter.", "cumulative", "a season"),
        ("There were nine deaths in all of 2023.", "cumulative", "the whole of a year"),
        ("In 2013, 115 people were killed in a stampede.", "incident", "a year that dates an incident"),
        ("Last month, nine people were killed in a similar accident.", "incident", "one accident of last month"),
        ("In 2022 alone, nine people were killed.", "cumulative", "a year alone is a sum"),
        ("The conflict has claimed 12,000 lives.", "cumulative", "what lasts"),
        ("The Holm Conflict Centre has counted 16 dead in a raid.", "incident", "a word of a name"),
        ("Last May, 119 inmates died, the worst riot in years.", "incident", "one incident of a month"),
        ("Last May, 119 inmates died of cholera.", "cumulative", "a month's dead"),
        ("Since the first case was detected in Holm on 3 May, 61 people have died.", "cumulative", "since the first"),
        (
            "It caused 47 deaths, says a unit whose model compares a day with the past ten years.",
            "incident",
            "a yardstick",
        ),
        ("Those raids have killed 40 people.", "cumulative", "several incidents together"),
        (
            "It counted 214 deaths in 2025, more than in the previous year.",
            "cumulative",
            "a year held against a year",
        ),
        ("The ministry gave nine deaths for Tuesday.", "incident", "the count of a day"),
        ("The toll since the war began in May until yesterday is 4,061 dead.", "cumulative", "since and until"),
        ("The blast has claimed 12 lives.", "incident", "what does not last"),
        ("The death toll rose to 57.", "cumulative", "a toll that rises"),
        ("The agency revised the toll to 57.", "incident", "a toll that is revised"),
        ("Between 1 April and 30 April nine people were killed.", "cumulative", "a stretch with both ends"),
        ("Nine people were killed on Monday and Tuesday.", "incident", "two days"),
        ("In the summer of 2019, a fire at the plant killed nine workers.", "incident", "one fire of a season"),
        ("Flu killed 1,200 people in the winter of 2018.", "cumulative", "all of a season"),
        ("Last winter, avalanches killed 21 people in the canton.", "cumulative", "several, over a season"),
        ("The agency says 2,452 people died in the Mediterranean in 2024.", "cumulative", "all of a year"),
        ("In 2013 the typhoon left at least 6,300 dead.", "incident", "one storm of a year"),
        ("In 2013, 1,129 people were killed when a factory fell in.", "incident", "one collapse of a year"),
        (
            "Rescuers found two hikers alive who had been missing since Wednesday.",
            "incident",
            "since when they had been looked for",
        ),
        ("The authority recorded 2,276 deaths from crashes in 2023.", "cumulative", "the crashes of a year"),
        ("At least 22 people have died since the cyclone made landfall.", "cumulative", "from a beginning on"),
        ("The hospital received 67 patients between 6.20 p.m. and midnight.", "incident", "some hours of one evening"),
        (
            "The search has resumed for a fisherman who has been missing since Tuesday.",
            "incident",
            "one man, however long",
        ),
        ("Last month, 18 people died when two bombers struck a barracks.", "incident", "what happened that month"),
        ("Last month, 18 people were killed by raiders in the valley.", "cumulative", "a month's dead"),
        ("The Holm school siege killed 330 people last September.", "incident", "one siege"),
        ("The war killed 330 people last September.", "cumulative", "a month of what lasts"),
        ("Some 105 attacks were told of in March, in which 228 people died.", "cumulative", "many events of a month"),
        ("Two attacks in March killed 30 people.", "incident", "two incidents"),
        ("On farms 16 people died in 2023, compared with 22 in 2022.", "cumulative", "two years side by side"),
        ("A bomb killed 16 people in 2019, and fires more than 40 in 2022.", "incident", "two events"),
        ("Since 1992, when it began to keep records, the league has counted 1,701 deaths.", "cumulative", "goes on"),
        ("At least 73 raiders were killed in 24 hours.", "cumulative", "added up over a day"),
        ("Nine people were killed in the last 24 hours.", "incident", "the news of a day"),
        ("Some 31 were shot between 20 and 24 May, when crowds stormed the hall.", "incident", "one event of days"),
        ("Some 300 were put to death in the first two days.", "incident", "the beginning of one event"),
        ("In June, 49 people drowned on this route in one night.", "incident", "one night"),
        (
            "Vell's war broke out in 2023. It has killed tens of thousands of people.",
            "cumulative",
            "what it stands for",
        ),
        ("The blast hit a market. It has killed nine people.", "incident", "what does not last"),
    ],
)
def test_basis(text: str, basis: str, why: str) -> None:
    assert _claims(text)[0].basis == basis, why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("The toll since 1 October has reached 124, with 99 people hurt.", "told beside it"),
        (
            "Nine have been killed this year in Vell, where records show that 51 died in raids.",
            "a clause about its place",
        ),
        ("As of 22 October, a total of 317 people, including 26 children, had been killed.", "a stand"),
    ],
)
def test_what_is_told_beside_a_running_total_runs_on(text: str, why: str) -> None:
    assert [claim.basis for claim in _claims(text)] == ["cumulative", "cumulative"], why


def test_parts_of_a_running_total_run_on() -> None:
    claims = _claims("Since Friday 110 people have been killed in the valley. Of the dead, four were soldiers.")
    assert [claim.basis for claim in claims] == ["cumulative", "cumulative"]


@pytest.mark.parametrize(
    ("second", "basis", "why"),
    [
        ("The health office recorded 210 cases.", "cumulative", "cases run on with the deaths of an epidemic"),
        ("Nurses have rescued 16 people from flooded wards.", "cumulative", "what has been done so far"),
    ],
)
def test_what_goes_on_with_the_running_total_that_opens_a_text(second: str, basis: str, why: str) -> None:
    claims = _claims(f"Nine people have died of cholera in Holm this year. {second}")
    assert [claim.basis for claim in claims] == ["cumulative", basis], why


def test_an_older_stand_of_a_running_total_runs_too() -> None:
    claims = _claims("The ministry said that 396 people had died since October, up from 381 at the start of the week.")
    assert [claim.basis for claim in claims] == ["cumulative", "cumulative"]


def test_a_year_of_its_own_behind_another_incident_is_added_up() -> None:
    claims = _claims(
        "Last month seven died in a blast at Vell, and at least 117 were killed in mines across Holm last year."
    )
    assert [claim.basis for claim in claims] == ["incident", "cumulative"]
