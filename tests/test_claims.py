"""Levels 5 and 6: what happened to whom inside one sentence or line. Each row says why."""

from __future__ import annotations

import pytest

from tally.extraction import extract


def _outcomes(text: str) -> list[tuple[str, str]]:
    return [(claim.number, claim.outcome) for claim in extract(text).claims]


TOLD = [
    (
        "Suspected cases of cholera number about 160.",
        [("160", "affected")],
        "cases that a verb counts, over the name of the disease",
    ),
    ("Cases of measles have reached 45 in the valley.", [("45", "affected")], "and over a helper"),
    (
        "The mayor spoke after two of the wounded died in the night.",
        [("two", "killed")],
        "behind 'after' a clause may open: its subject is not held away from the verb",
    ),
    (
        "After three people on a ferry died, sailors found nine more bodies.",
        [("three", "killed"), ("nine", "killed")],
        "the clause that 'after' opens at the head of a sentence",
    ),
    (
        "The ledger lists the deaths of four guards in the raid, and of nine farmers.",
        [("four", "killed"), ("nine", "killed")],
        "a second 'of' goes on with the noun of the first",
    ),
    (
        "It tells of the killing of six priests and of a plan to house 30 families.",
        [("six", "killed")],
        "a second 'of' with a clause of its own",
    ),
    (
        "Fourteen others are in the county hospital with cuts and exposure.",
        [("Fourteen", "injured")],
        "a kind of hospital says as much as a hospital",
    ),
    ("Sixteen patients are still on our wards.", [("Sixteen", "injured")], "those whom a ward has"),
    ("Nine people were hurt before four of the wounded died.", [("Nine", "injured"), ("four", "killed")],
     "'before' opens a clause"),
    ("A blast killed 16 miners, the owner, Karsan Mining, said.", [("16", "killed")], "the owner speaks"),
    ("The number of people identified after the hotel fire rose from 37 to 49.", [("37", "killed"), ("49", "killed")],
     "the dead of a fire are identified by number"),
    ("The army put its own dead at nine and the rebel dead at 40.", [("nine", "killed"), ("40", "killed")],
     "whose dead they are stands before them"),
    ("The junta placed the civilian dead at six.", [("six", "killed")], "no single civilian"),
    ("A slide in Arl left 98 people dead and injured 32.", [("98", "killed"), ("32", "injured")], "two counts, not a joint one"),
    ("The project has recorded 3,400 deaths and disappearances.", [("3,400", "dead_or_missing")], "two nouns, one count"),
    ("Both of the guides steering the raft drowned.", [("Both", "killed")], "the people between 'of' and the verb"),
    ("The survivors say, both of the guides drowned.", [("both", "killed")], "'both of' counts behind a comma"),
    ("Fifteen people besides the gunman were shot.", [("Fifteen", "killed_or_injured")], "who is left out of the count"),
    ("Four people died, a figure that counted the gunman, and that 12 were hurt.", [("Four", "killed"), ("12", "injured")],
     "'and that' opens a clause"),
    ("Bandits struck Arl on Friday.\n\n\"We hid,\" he said. \"They took 41 women and children.\"", [("41", "abducted")],
     "by those told of before"),
    ("Bandits struck Arl on Friday. The army came. They took 41 women to a clinic.", [("41", "injured")], "but nobody is taken anywhere"),
    ("Three managers have been put under police control.", [("Three", "detained")], "held, in translated copy"),
    ("He said one of the injured, a nurse, had died: \"So there are five dead.\"", [("one", "killed"), ("five", "killed")],
     "what there are is no toll of the word before"),
    ("Nineteen of the wounded are critical and there is no surgeon.", [("Nineteen", "injured")], "nor is what there is not"),
    ("A teenager walked into a fire station with a gunshot wound to the leg.", [("A", "injured")], "what the subject has"),
    ("Nine men came in with stab wounds, the clinic said.", [("Nine", "injured")], "several as well"),
    ("Five men were civilians with gunshot wounds.", [], "who they were"),
    ("A surgeon spoke of patients with gunshot wounds.", [], "of whom he speaks"),
    ("A second man was taken to Regional One in critical condition.", [("A", "injured")], "a numeral that ends a name"),
    ("Early reports put the number of dead as high as seven.", [("seven", "killed")], "how high it was put"),
    ("The paper reported that one of the survivors, a girl of 12, had died.", [("one", "killed")], "'that one of'"),
    ("The crash left no survivors among 74 passengers.", [("no", "rescued")], "among whom none was saved"),
    ("The group suffered \"dozens of dead and wounded\".", [("dozens", "killed_or_injured")], "a vague number of the dead"),
    ("Volunteers pulled \"dozens\" of bodies from the gorge.", [("dozens", "killed")], "quotation marks change nothing"),
    ("The shaft had a million fatality-free shifts.", [], "what is free of deaths counts none"),
    ("We put 22 people in one grave.", [("22", "killed")], "who is laid in a grave"),
    ("Rescue 1122 officials said nine people drowned.", [("nine", "killed")], "a numeral inside the name of a service"),
    ("Two of the injured died. Three more have been transferred to Holm.", [("Two", "killed")], "no hurt were counted"),
    ("Nine were hurt. Two of the injured died. Three more have been transferred to Holm.",
     [("Nine", "injured"), ("Two", "killed"), ("Three", "injured")], "three more of the injured"),
    ("Some 4,000 people died in Holm, its mayor says, and 127 soldiers in Vell.", [("4,000", "killed"), ("127", "killed")],
     "an aside of saying does not end the list"),
    ("A virus spreads. Most of the cases (n=219) are from Holm, followed by Vell (22).", [("219", "affected"), ("22", "affected")],
     "a sample in a bracket, then a ranking"),
    ("Some 212,000 people newly displaced", [("212,000", "displaced")], "a state behind its people"),
    ("The bus carried 60 people, 12 of whom died.", [("12", "killed")], "the clause is about the part alone"),
    ("The tram had 40 on board, nine of them hurt.", [("nine", "injured")], "those on board are not hurt"),
    ("Nine scouts, three of whom were girls, were killed.", [("Nine", "killed"), ("three", "killed")], "one verb for both"),
    ("The number of injured, 107, is unchanged.", [("107", "injured")], "a figure beside its word"),
    ("The crush hurt 12. Nine were trodden on.", [("12", "injured"), ("Nine", "injured")], "trodden on"),
    ("Three of the girls have been operated on.", [("Three", "injured")], "who is operated on is hurt"),
    (
        "Eleven passengers were rushed to the Royal Vale Infirmary in Holm.",
        [("Eleven", "injured")],
        "a hospital under its name",
    ),
    (
        "Seven others were taken by ambulance to St Anne's Hospital.",
        [("Seven", "injured")],
        "how they were taken stands between",
    ),
    ("The clinic took in 14 patients after the blast.", [("14", "injured")], "a hospital takes in the injured"),
    ("Four remain in the intensive care unit.", [("Four", "injured")], "a ward under its full name"),
    (
        "Six of the 19 survivors admitted there had undergone surgery.",
        [("Six", "injured"), ("19", "rescued")],
        "the verb of the clause over a participle of its subject",
    ),
    ("The airline could not account for six passengers.", [("six", "missing")], "who cannot be accounted for is missing"),
    ("Two constables paid the supreme price.", [("Two", "killed")], "the last sacrifice"),
    (
        "Divers resumed the search for a girl of nine swept off the pier.",
        [("a", "missing")],
        "rescuers search for the missing, one person too",
    ),
    ("The raids left nine martyrs and 12 wounded.", [("nine", "killed"), ("12", "injured")], "martyrs as a counted noun"),
    ("A slide came down on the inn, burying 40 guests.", [("40", "trapped")], "what goes on 'burying' leaves the fate open"),
    ("Some 600 villagers remain isolated by snow.", [("600", "trapped")], "cut off from the world"),
    ("About 40 families were moved out of the block.", [("40", "displaced")], "moved out by somebody"),
    ("Three hostages, including a nun, who had been held in a cave, were recovered safely.",
     [("Three", "rescued"), ("a", "rescued")], "the part between the commas is not the subject"),
    ("Nine people who'd been trapped were freed.", [("Nine", "rescued")], "what had been gives way to what was"),
    ("Police are holding the owner and two inspectors.", [("the", "detained"), ("two", "detained")], "a list behind a name"),
    ("Four of the crew were arrested; 180 rioters are still being held.", [("Four", "detained"), ("180", "detained")],
     "held by those who arrest"),
    ("The dead comprise ten men, eight women and a girl.", [("ten", "killed"), ("eight", "killed"), ("a", "killed")],
     "a list of the dead"),
    ("The dead included two nurses, and nine of the wounded had lost limbs.", [("two", "killed"), ("nine", "injured")],
     "a count with a whole of its own is no part of the list"),
    ("The union counts 6,700 members of five lodges among the displaced.", [("6,700", "displaced")], "among whom they are"),
    ("A watchman was the only fatality.", [("A", "killed")], "the only one of its kind"),
    ("A list had 29 names of missing workers.", [("29", "missing")], "each name is a person"),
    ("All 74 people on a flight carrying a football team died.", [("74", "killed")], "a participle goes on with its noun"),
    ("Three men whom it had written off were in fact alive.", [("Three", "rescued")], "a clause within the clause"),
    ("The unit operated on 57 patients with burns and lost nine.", [("57", "injured"), ("nine", "killed")], "a hospital loses patients"),
    ("All but two of the 30 passengers died.", [("30", "killed")], "ruling 5: those excepted are not meant"),
    ("While 61 died, 22 names are still on the list of the missing.", [("61", "killed"), ("22", "missing")], "a list"),
    ("Raiders made off with 17 women and took six men prisoner.", [("17", "abducted"), ("six", "detained")], "taken away"),
    ("Another 1,900 had moved in with relatives.", [("1,900", "displaced")], "a roof with others"),
    ("Missing 9 (three children)", [("9", "missing"), ("three", "missing")], "a line that is a label and its figure"),
    ("Seven bodies, four of them of Czechs, were recovered.", [("Seven", "killed"), ("four", "killed")], "bodies are recovered"),
    ("About 40 others had gone overboard.", [("40", "missing")], "who went overboard"),
    ("Five dug themselves out.", [("Five", "rescued")], "by their own hands"),
    ("Those hurt include a policewoman and two boys.", [("a", "injured"), ("two", "injured")], "a list from one person on"),
    ("Six others with varying degrees of burns are receiving treatment.", [("Six", "injured")], "burns are a noun here"),
    ("Fourteen commuters were roasted alive.", [("Fourteen", "killed")], "alive is how they died"),
    ("After the quake 190 residents spent the night in a hall.", [("190", "displaced")], "a night away from home"),
    ("Nobody under 18 had been hurt.", [("Nobody", "injured")], "an age is no ceiling of a count"),
    ("Losses for the day:\nservicemen – about 900\ntanks – 12\nguns – 3", [("900", "casualties")], "people under an opening"),
    ("The number of people hurt in the fights between herders and farmers in the northern district of Vell rose to 45.",
     [("45", "injured")], "the verb stands right before a far figure"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), TOLD)
def test_what_a_sentence_tells(text: str, expected: list[tuple[str, str]], why: str) -> None:
    assert _outcomes(text) == expected, why


UNTOLD = [
    ("Cholera cases are treated in 12 tents.", "a verb that counts something else"),
    ("After a general medical examination, he was released.", "no general is"),
    ("The number of people identified after the match rose to 40.", "no disaster"),
    ("The number of people identified as thieves after the fire rose to 12.", "identified as something else"),
    ("A reporter for the Karsan Wire saw burnt drums.", "what was burnt stands behind it"),
    ("A nurse described injured goats.", "nor is she hurt"),
    ("A name was entered at the clinic where the person died.", "anybody"),
    ("Three boats were operated on the lake.", "to operate is to run"),
    ("The number of dead, 12 doctors say, is low.", "no figure of the dead"),
    ("Two nurses were flown to the hospital to help.", "who goes there to work"),
    ("Forty patients were moved out of the flooded hospital.", "a hospital that empties"),
    ("The lawmaker claimed that 14 masons slept in the cellar.", "what is claimed stands behind 'that'"),
    ("About 60 relatives held up photographs.", "held up, not held"),
    ("A prison built for 600 held 4,870.", "a house holds those who are in it"),
    ("Air quality hit 10-plus in Holm.", "an index hits a mark"),
    ("Nine planes took off at noon.", "planes take off"),
    ("Some 900 people could be cut off if the dyke fails.", "a condition"),
    ("The system gives a 35% probability of 100 deaths.", "a chance"),
    ("The archive counts attacks in which four people are killed.", "a definition"),
    ("A suit brought by 96 survivors seeks damages.", "who does something, not what became of them"),
    ("Of the 41 who escaped the jail, 36 are sought in a manhunt.", "an escape is no rescue"),
    ("All but four of them perished.", "the four did not"),
    ("All of the dead are from one family.", "where they come from is no earlier figure"),
    ("Counties affected: 11 of 24", "a label that counts places"),
    ("Police are searching for two men over the robbery.", "the police search for others"),
    ("The patients were released for outpatient treatment; 40 were released after treatment.", "let go home"),
]


@pytest.mark.parametrize(("text", "why"), UNTOLD)
def test_what_a_sentence_does_not_tell(text: str, why: str) -> None:
    assert _outcomes(text) == [], why
