"""Level 7: what clauses leave out, and how counts hang together. Each row says why."""

from __future__ import annotations

import pytest

from tally.extraction import extract
from tally.models import Claim


def _claims(text: str) -> list[Claim]:
    return list(extract(text).claims)


def _found(text: str, number: str) -> Claim:
    fits = [c for c in _claims(text) if c.number.lower() == number.lower()]
    assert len(fits) == 1, (number, [(c.number, c.outcome) for c in _claims(text)])
    return fits[0]


CONTINUED = [
    ("113 girls are missing. By the grace of God 52 of them have since returned.", "52", "rescued", "who came back"),
    ("113 girls are missing, 52 of them from one school.", "52", "missing", "who is gone as well"),
    ("In one boat 13 perished, in the other 38, including women.", "38", "killed", "the other of two"),
    (
        "The 2,031 cases of cholera include suspected ones; 412 have been confirmed.",
        "412",
        "affected",
        "some of the cases",
    ),
    (
        "The toll fell to 39 dead from 45. The number of missing stands at 18. Governor Ana Kosti insisted on 47.",
        "47",
        "killed",
        "the count that it comes nearest to",
    ),
    (
        "Seven died. The seven are one guard, who was stoned; five looters; and one bystander, an elderly lady.",
        "five",
        "killed",
        "one who was stoned",
    ),
    (
        "49 people died in the crash, the 45 who were on the plane and four on the ground.",
        "four",
        "killed",
        "they make 49",
    ),
    (
        "Fifty people died in the crash: 45 who were on board and five in the workshop.",
        "five",
        "killed",
        "they make fifty",
    ),
    ("Five died. The four others were three pupils and a teacher.", "three", "killed", "they make the rest"),
    (
        "Nine died. The nine are one constable, who was stoned; five looters; and three bystanders.",
        "five",
        "killed",
        "with asides",
    ),
    ("Four pupils have been pronounced dead: three girls and a boy.", "three", "killed", "no label before the colon"),
    (
        "We have recorded 38 persons shot dead by police. Five were under 16.",
        "Five",
        "killed",
        "an age tells who they were",
    ),
    (
        "The union counts 23 dead. The Mining Agency's figure of 21 leaves out two day labourers.",
        "21",
        "killed",
        "whose",
    ),
    ("The union says 17 workers died of heat. The Ministry admits 11.", "11", "killed", "what another voice admits"),
    ("The toll fell to 39 dead. Governor Ramil Holm insisted on 47.", "47", "killed", "what another voice holds to"),
    ("The hospital recorded 30 deaths. Police rejected the commission's 22 at once.", "22", "killed", "whose it is"),
    ("Sixty survivors are known. The figure of 63 given earlier was wrong by three.", "63", "rescued", "of survivors"),
    ("Our teams found 27 more people who had died at home. That makes 61.", "61", "killed", "the sum of a sentence"),
    ("Thirty people are dead, bringing to 198 the number recorded this year.", "198", "killed", "the number behind it"),
    (
        "In Karsan 13 people died: six in Holm, with numerous others hurt; four in Vell; and three in Orem.",
        "four",
        "killed",
        "the next place of a row, over an aside",
    ),
    ("The raid killed 12 people - seven guards and five cooks.", "seven", "killed", "a hyphen printed for a dash"),
    ("Ten people are being treated - three in Holm and seven in Vell.", "three", "injured", "places behind a hyphen"),
    (
        "The road toll has reached 280. It may end up above last year's total of 302.",
        "302",
        "killed",
        "the figure of another year",
    ),
    ("43 deaths were registered. By province: Holm 31, Vell 12.", "12", "killed", "told apart by a kind of place"),
    ("Karsan had 144 dead and Holm 99. Others are: Vell with 74; Orem 63.", "63", "killed", "the list goes on"),
    ("Holm suffered most with four deaths, followed by two in Vell.", "two", "killed", "next in rank, by its place"),
    ("The clinic listed one in critical condition and two as satisfactory.", "two", "injured", "a state behind as"),
    ("569 suspected cases were recorded, with 41 confirmed by a laboratory.", "41", "affected", "some of the cases"),
    ("Two people died, one falling into a well, police said.", "one", "killed", "what one of them was doing"),
    ("Nine bodies lay on a road. At least five showed signs of torture.", "five", "killed", "what the dead showed"),
    ("Vell lost three people, Holm two and the Karsan Republic four.", "four", "killed", "a name with an article"),
    (
        "Twenty bodies were found. The office said all were men and that 11 had been identified.",
        "11",
        "killed",
        "the second clause of a saying",
    ),
    (
        "About 23,400 people were displaced. The number had fallen to 2,160 by Friday.",
        "2,160",
        "displaced",
        "the number is that of those told last",
    ),
    (
        "Up to 186 miners were trapped, but a later report revised that down to 165.",
        "165",
        "trapped",
        "what was revised",
    ),
    ("The death toll rose to 56, from Monday's 48.", "48", "killed", "the figure of a day"),
    (
        'In the swap 230 soldiers were freed. "They include 130 guards and six cooks," it said.',
        "130",
        "rescued",
        "they, behind a quotation mark",
    ),
    (
        "Six militants were killed. Going by intercepts, four were Sherpas.",
        "four",
        "killed",
        "who they were, in a later clause",
    ),
    ("Doctors spoke of 31 dead, the ministry of 23.", "23", "killed", "of others, by the same verb"),
    ("Holm accounts for nine of the dead and Kelso for four.", "four", "killed", "another share"),
    ("The governor said 12 people had died; rescuers, 14.", "14", "killed", "the figure of a second voice"),
    ("The fire killed three: two clerks and a woman who had gone back.", "a", "killed", "a list behind a colon"),
    ("The band had suffered four dead and inflicted 20.", "20", "killed", "on the other side"),
    (
        "In Karsan four people died, in Vell one and in Holm, where a mill was hit, seven.",
        "seven",
        "killed",
        "places in turn",
    ),
    ("Divers brought up 31 bodies. Only 12 have been identified.", "12", "killed", "so far identified"),
    (
        "Guards detained 426 migrants, bringing the figure since May to 9,118.",
        "9,118",
        "detained",
        "a total of those told right before",
    ),
    (
        "Some 337 people have drowned this year; in 2023 there were 143.",
        "143",
        "killed",
        "the same count of another year",
    ),
    ("Forty people have drowned this year. Last year there were 62.", "62", "killed", "in a sentence of its own"),
    (
        "The paper wrote of six deaths, but the town had been able to confirm only four.",
        "four",
        "killed",
        "what could be confirmed",
    ),
    (
        "Ardon counts eight dead and Vell two missing. The mayor objects: it is ten, not eight.",
        "ten",
        "killed",
        "the figure that is taken back tells of what",
    ),
    ("The rains left 25 dead; the floods of 2011, more than 900.", "900", "killed", "a clause without its verb"),
    ("The army killed 40 rebels and lost six of its own.", "six", "killed", "its own men"),
    (
        "Eleven people died. The dead were from Ardon (five), Vell (four) and Holm (two).",
        "four",
        "killed",
        "brackets behind places",
    ),
    (
        "Storms killed 21 in three states: nine died in Ohio, four in Iowa and three in Utah.",
        "four",
        "killed",
        "a list of places hands the verb on",
    ),
    ("The ministry spoke of 17 dead. The fire brigade stood by 21.", "21", "killed", "who stands by a count has one"),
    (
        "The clinics have confirmed 212 deaths, while the Karel Foundation reports 140.",
        "140",
        "killed",
        "who reports one",
    ),
    ("It counts 11 dead in Ardon and three in Vell.", "three", "killed", "the second place has no noun of its own"),
    ("The ministry said 17 officers were hurt, two seriously.", "two", "injured", "how badly a part was hurt"),
    ("A post claimed that 300 people had died; 12 did.", "12", "killed", "a verb stands for the one before"),
    ("Police found 27 bodies. An earlier bulletin had listed 19.", "19", "killed", "a bulletin lists what was counted"),
    ("At least 27 people died, up from 19 a day earlier.", "19", "killed", "an earlier figure of the same count"),
    ("The Observatory counted 40 dead. The army says nine.", "nine", "killed", "a bare number behind a voice"),
    (
        "Nine people were killed and 12 hurt, seven of them in Velgrad.",
        "seven",
        "injured",
        "'of them' hangs on the nearest count",
    ),
    ("Ten died in Ardon. By Monday seven had been identified.", "seven", "killed", "only bodies await a name"),
    ("Ten people were killed. Three were soldiers.", "Three", "killed", "who some of those just told were"),
    (
        "Ardon lost three people to the storm, Vell two and Holm one.",
        "two",
        "killed",
        "a name and a number share a verb",
    ),
    ("Police said 14 of its guards were killed; Vell lost three.", "three", "killed", "lost, with the noun before"),
    (
        "Gunmen took 187 older pupils and abducted 100 girls, making 287.",
        "287",
        "abducted",
        "a sum of the counts before it",
    ),
    ("Floods killed 78 people. Nine of the victims were children.", "Nine", "killed", "victims of a told toll"),
    ("Twenty people were hurt. Nine have since been discharged.", "Nine", "injured", "how some of the hurt are now"),
    ("Surgeons treated 57 patients and lost nine.", "nine", "killed", "whom doctors lose"),
    ("Walkers were 1,275 of the deaths, followed by cyclists at 401.", "401", "killed", "a ranking of people"),
    (
        "Ohio had 21 deaths, followed by Iowa with nine and Utah with two.",
        "two",
        "killed",
        "names and figures in a row",
    ),
    ("Seven people died. The agency had earlier spoken of 11.", "11", "killed", "a figure somebody spoke of"),
    ("Police arrested 90 people; 40 are still being held.", "40", "detained", "held as told before"),
    ("Gunmen abducted 90 pupils; 40 are still being held.", "40", "abducted", "held as told before"),
    ("Floods killed 78 people. Among the victims were nine pupils.", "nine", "killed", "so are these"),
    ("March saw 91 deaths, followed by April with 60 and May with 12.", "12", "killed", "a ranking hands the count on"),
    ("Nine died at Holm, and four, including a cook, in Vell.", "four", "killed", "a place over a part in commas"),
    ("Storms killed 31 and hurt 90, against nine and 12 in May.", "12", "injured", "the second goes with the second"),
    ("The blaze killed 31 – or 33, counting two suicides.", "33", "killed", "the same count in another way"),
    (
        "Vell hospital took in 14 patients from the crash. Five others were flown to Holm.",
        "Five",
        "injured",
        "patients taken further",
    ),
    ("The ministry counted 18 deaths; it had earlier spoken of 21.", "21", "killed", "a verb that speaks of a count"),
    ("Police said 34 people were hurt; ten were children aged two to 16.", "ten", "injured", "who some of them were"),
    ("Police said nine, not 19, people had been killed.", "nine", "killed", "the figure that stands"),
    ("Dead: 41 (identified 33, for validation 8)", "8", "killed", "a state before its figure"),
    ("Three of those who escaped were taken to Holm hospital.", "Three", "injured", "the verb outweighs 'who escaped'"),
    ("Four of those earlier listed as missing in Vell were found alive.", "Four", "rescued", "nor 'listed as missing'"),
    ("Nine of those rescued have chemical burns.", "Nine", "injured", "nor 'rescued'"),
    ("Nine of those who died were cooks.", "Nine", "killed", "where no other verb tells it"),
    ("Crews worked to free 12 passengers trapped in a lift.", "12", "trapped", "what is so outweighs a plan"),
    ("The gunmen left at dawn. They took 14 women.", "14", "abducted", "they are the gunmen"),
    ("It said 16 died, bringing its toll since Sept. 27 to 525.", "525", "killed", "a day is no end of a range"),
    (
        "Six died in the hall, two on the stairs and one after reaching the street.",
        "one",
        "killed",
        "told apart by when",
    ),
    ("Holm: six dead, two missing; Vell: 31 and nine.", "31", "killed", "a row told by the one before it"),
    ("Holm: six dead, two missing; Vell: 31 and nine.", "nine", "missing", "figure by figure"),
    (
        "Nine more died and four were hurt, taking the totals to 2,210 and 97.",
        "2,210",
        "killed",
        "the first goes with the first",
    ),
    (
        "Nine more died and four were hurt, taking the totals to 2,210 and 97.",
        "97",
        "injured",
        "the second with the second",
    ),
    ("Divers recovered 26 bodies while locals retrieved five.", "five", "killed", "what others brought in"),
    ("Two of the dead were raiders and one a civilian herder.", "one", "killed", "who one was, its verb left out"),
    (
        "Some 31 people were held. They include Karsan (20), Vell (4) and Holm (7).",
        "4",
        "detained",
        "places with their figures in brackets",
    ),
    (
        "Some 31 people were held. They include Karsan (20), Vell (4) and Holm (7).",
        "7",
        "detained",
        "in whatever order",
    ),
    ("Some 31 people were held. They include 20 from Karsan.", "20", "detained", "a bare part with its place"),
    (
        "Eleven of the deaths have been confirmed while 18 are still subject to validation.",
        "18",
        "killed",
        "the others, more than those confirmed",
    ),
]


@pytest.mark.parametrize(("text", "number", "outcome", "why"), CONTINUED)
def test_numbers_that_continue_a_count(text: str, number: str, outcome: str, why: str) -> None:
    assert _found(text, number).outcome == outcome, why


SILENT = [
    ("Nine people died of heat, and nobody at City Hall has resigned.", "nobody", "something else is told of nobody"),
    (
        "The rebels put the toll at 43 and said none of its fighters had been there.",
        "none",
        "of others, behind a second verb",
    ),
    ("The 2,031 cases of cholera include 412 confirmed; the rest are suspected.", "the rest", "no number"),
    (
        "Seven people were hurt in the collapse of three cranes, two towers and two sheds.",
        "two",
        "things are no people",
    ),
    ("Seven people died. They left three widows and four orphans.", "three", "whom they left"),
    ("Nine people died. The company's 40 were sold.", "40", "no voice of a count"),
    ("Nine people died. The council approved a list of 30.", "30", "a list of anything"),
    ("Nine people died. That makes 34 call-outs since May.", "34", "a sum of something else"),
    ("Nine people died. The minister insisted on 12 trucks.", "12", "things"),
    ("The floods killed 14 people. That includes two bridges.", "two", "things are no part"),
    ("Nine people were hurt in Holm. This week included three parades.", "three", "not of the hurt"),
    (
        "A ferry with 13 people aboard sank: six in Holm; four in Vell; and three in Orem.",
        "four",
        "a row of those of whom nothing is told",
    ),
    ("Twelve people were killed. Of 40 aboard, three were nurses.", "three", "nurses among others who are counted"),
    ("Nine people were killed. The number of trains fell to 12.", "12", "a number of things"),
    ("There were 26 dead. There were also injured, of whom there were 30.", "30", "of others than those counted"),
    ("Rescuers saved nine people, bringing the heater to 40.", "40", "no figure of people"),
    ("Nine people were hurt; the youngest, four.", "four", "no other event stands in the clause"),
    (
        "The mayor said nine died. Police could not confirm 20.",
        "20",
        "what they could not confirm is no count of theirs",
    ),
    ("Police said 75 people died, while fatal crashes with lorries fell to 11.", "11", "crashes fell, and no toll"),
    ("Nine people were killed. Divers stopped at dusk and will begin again at six.", "six", "an hour"),
    ("The raid killed 12 people. The house has 40 rooms, nine of them upstairs.", "nine", "'of them' speaks of rooms"),
    ("Twelve people died. The couple's house stood by the river.", "couple", "a possessive counts nobody"),
    ("Twelve people died, 11 more than in March.", "11", "a difference is no count"),
    ("Twelve people died. Three were rescuers' tents.", "Three", "tents are no people"),
    ("Twelve people died. Three had been repaired.", "Three", "what is repaired is no body"),
    ("Twelve people died. Police gave no motive.", "no", "'no' with another noun is no zero of the dead"),
    ("Police arrested 40 people. Four were transferred to the capital.", "Four", "none of the hurt"),
    ("Twelve people died. The hotel in Ardon, with 40 rooms, burned.", "40", "a figure of rooms behind a name"),
    ("A doctor claims that nearly 30 women were assaulted.", "30", "'claims that' opens what is said"),
    ("He said they'd kill 40 more people.", "40", "'d is would before a base form"),
    ("Dozens, if not hundreds, were killed.", "hundreds", "a larger figure is conceded, not told"),
    ("Twelve people died. The line put the number on board at 212.", "212", "who was on board is not who died"),
    ("Twelve people died. The foreman was arrested; the other three hide.", "three", "the rest of another count"),
    ("The army destroyed 40 Kandran unmanned aerial vehicles.", "40", "craft without people"),
    ("Police said 26 rustled cows were recovered.", "26", "animals behind a participle"),
    ("Aid has reached three of the eight flooded payams.", "three", "areas behind a participle"),
    ("The flood threatens to drive 200 people from their homes.", "200", "where a plan would take them is no state"),
    ("Ten rescuers are still below ground.", "Ten", "those who seek are not those who are trapped"),
    ("The tourists left. They took 14 pictures of women.", "14", "no gunmen"),
    ("Some 310 people died. They include Ali Nur (34) and Omar Sayed (36).", "36", "ages behind names"),
    ("Nine guards died. The club has two strikers and one a keeper.", "one", "a clause of its own"),
]


@pytest.mark.parametrize(("text", "number", "why"), SILENT)
def test_numbers_that_continue_nothing(text: str, number: str, why: str) -> None:
    assert number not in {c.number for c in _claims(text)}, why


PARTS = [
    ("The attack killed 12 people. Seven died at the scene, five in hospital.", "five", "12", "they died there"),
    ("The raid killed 12 people, police said. That includes three women.", "three", "12", "that is the count before"),
    ("Rescuers counted 36 dead. The total includes two men.", "two", "36", "the total is the count before"),
    ("The floods killed 14 people. The figure includes five in Holm.", "five", "14", "those of a place"),
    (
        "Some 92 civilians died, including 19 children, 16 women, and six victims who died in jail.",
        "six",
        "92",
        "the last of the list, with a clause of its own",
    ),
    (
        "More than 1,400 people died in six lands -- at least 1,061 in Karsan and 303 in Vell alone.",
        "1,061",
        "1,400",
        "two hyphens printed for a dash",
    ),
    (
        "Some 324 people died. The victims included 30 children. They also included 54 people who died in jail.",
        "54",
        "324",
        "they are all the victims",
    ),
    (
        "He said 20 bodies had been found, among them a 4-year-old and two men.",
        "two",
        "20",
        "an age tells of no old count",
    ),
    (
        "In Karsan 13 people died: six in Holm, with numerous others hurt; four in Vell; and three in Orem.",
        "three",
        "13",
        "the last of a row of places",
    ),
    ("Ten people were killed. Two were hacked to death in their homes.", "Two", "Ten", "how some of them died"),
    ("The raid killed ten people. Five were burned to death in a bus.", "Five", "ten", "burned to death like the rest"),
    ("The raid killed 12 people - seven guards and five cooks.", "five", "12", "a hyphen printed for a dash"),
    (
        "There were 9,437 casualties in Karsan (2,472 killed, 6,937 injured).",
        "2,472",
        "9,437",
        "a bracket tells them apart",
    ),
    (
        "There were 9,437 casualties in Karsan (2,472 killed, 6,937 injured).",
        "6,937",
        "9,437",
        "the next of the bracket",
    ),
    (
        "Karsan recorded 30,457 casualties, including 10,582 dead and 19,875 injured.",
        "19,875",
        "30,457",
        "two fates make the joint count",
    ),
    (
        "Last year 64 cooks died. Nearly half of those deaths, 31, took place in Holm.",
        "31",
        "64",
        "what the share amounts to",
    ),
    (
        "Among the 12,000 deceased, the ministry said, 4,000 are children and 2,300 are women.",
        "2,300",
        "12,000",
        "told like the part before it",
    ),
    (
        "Ten people died. Five of them - three guards and two cooks - were shot.",
        "three",
        "Five",
        "an aside that adds up to those before it",
    ),
    (
        "A gunman killed six people and injured two. One of the victims succumbed today.",
        "One",
        "two",
        "who succumbs had been hurt",
    ),
    (
        "A gunman killed six people and injured two. Three of the victims succumbed on the spot.",
        "Three",
        "six",
        "more than had been hurt",
    ),
    ("A list had 36 people killed in Holm, and this includes two men.", "two", "36", "this goes back to the count"),
    (
        "Karsan reported 212 cases of cholera since May (40 confirmed and 172 suspected).",
        "172",
        "212",
        "two kinds of cases, over the time",
    ),
    (
        "The provisional toll is 21 dead: 17 drivers and four guards.",
        "17",
        "21",
        "the parts of a first toll stand with it",
    ),
    (
        "Karsan counts 688 casualties. The number includes 84 casualties of Monday.",
        "84",
        "688",
        "what a number includes",
    ),
    (
        "Four people were killed in Holm. Three of the killings took place in Orem.",
        "Three",
        "four",
        "killings are deaths",
    ),
    (
        "92 cooks were killed, 57 of them in Karsan, where data show that 51 died in raids.",
        "51",
        "57",
        "some of those whom the place was told for",
    ),
    (
        "Of 2,463 deaths since January, the group counted 2,196 in raids.",
        "2,196",
        "2,463",
        "a whole without an article",
    ),
    (
        "The office recorded 180 killed (26 men, four girls, as well as six infants and 120 adults whose sex is not known).",
        "120",
        "180",
        "the last of a list in brackets",
    ),
    ("The toll is 83. Six of the deaths were in Holm, with two deaths in Vell.", "two", "83", "the next part"),
    (
        "Four were taken to Holm Hospital, which listed one in critical condition.",
        "one",
        "Four",
        "those whom the hospital has",
    ),
    (
        "Ten people died. Holm suffered most with four deaths, followed by two in Vell and one each in Orem, Tarn, "
        "Kosti and Amara.",
        "four",
        "Ten",
        "one each in four places are four",
    ),
    (
        "Ten deaths are being verified \u2014 three in Holm; seven in Vell.",
        "three",
        "Ten",
        "places behind a dash",
    ),
    (
        "Some 750 families or 3,400 persons were affected. Out of the affected, 81 families are in shelters.",
        "81",
        "750",
        "families are a part of families",
    ),
    (
        "The raids led to the following toll:\n\u2022 Holm: 6 killed and 21 hurt\n\u2022 Vell: 9 killed and 32 hurt\n\n"
        "The toll is thus 15 killed and 53 hurt.",
        "32",
        "53",
        "a list makes the total behind it, each outcome its own",
    ),
    (
        "At least seven people, including four women, were killed. Six died on the spot and one on the way. "
        "Four of the deceased have been named. The identity of the other three is not known.",
        "three",
        "seven",
        "the part told last leaves them",
    ),
    (
        "As many as 12 people died. Nine died on the spot while three succumbed on the way to hospital. "
        "Seven of the deceased were named.",
        "Seven",
        "12",
        "of all, once the three are a part",
    ),
    (
        "The bus crashed and 50 were hurt. Of these 14 were in serious condition.",
        "14",
        "50",
        "no comma sets them apart",
    ),
    ("Of the 63 deaths 41 were children.", "41", "63", "nor here"),
    ("At least 40 people died; 22 (55%) of them were women.", "22", "40", "their share stands in brackets"),
    (
        "In May 29 people died in the fire. The fire of 1991 killed 25.\n\nOf the dead, seven were found in cars.",
        "seven",
        "29",
        "the dead of another year have no part in it",
    ),
    (
        "Forty people drowned. Of these, 31 were found in the hold and eight on deck.",
        "31",
        "Forty",
        "where they were found",
    ),
    (
        "Forty people drowned. Of these, 31 were found in the hold and eight on deck.",
        "eight",
        "Forty",
        "and the others",
    ),
    (
        "Some 90 pupils are in hospital: 52 with burns and 38 with cuts.",
        "38",
        "90",
        "the list goes on past what each has",
    ),
    (
        "Some 40 pupils are ill: 31 diagnosed with measles, the other nine under observation.",
        "nine",
        "40",
        "who is treated for a disease is one of the ill",
    ),
    ("Nine people, two cooks included, were hurt.", "two", "Nine", "as 'including'"),
    ("Crews saved 22 people.\n\nSix of those saved were treated.", "Six", "22", "the saved, over a paragraph"),
    ("Troops shot eight boys near the gate, killing one.", "one", "eight", "those who died of it"),
    ("Three nurses, including a trainee, were among 14 people who drowned.", "Three", "14", "over a part of their own"),
    ("Nine guards, two of them sergeants, and four clerks died.", "two", "Nine", "the part of the list's first"),
    ("The quake killed nine, two of heart failure.", "two", "nine", "of another cause"),
    ("The state lists 31 cases of cholera, four fatal.", "four", "31", "the fatal ones"),
    (
        "Nine dead: six drowned, two buried in a landslide and one electrocuted.",
        "two",
        "Nine",
        "what a colon tells apart",
    ),
    ("Gunmen killed 12 people, three guards inclusive.", "three", "12", "a part whose word stands behind it"),
    (
        "A mine caved in, killing 14 men. The clerk said 12 men had died at once and two more had died in hospital. "
        "Among the dead are three brothers.",
        "three",
        "14",
        "the total that two counts of one sentence make",
    ),
    (
        "A blast left 13 people dead, said the brigade, which on Monday had spoken of only six deaths. "
        "Five of the bodies were burnt.",
        "Five",
        "13",
        "told behind both, of the figure that stands",
    ),
    (
        "There were 29 deaths, compared with 988 cases and 35 deaths last week. Eleven of the deaths were in Ardon.",
        "Eleven",
        "29",
        "the second of two figures that another is compared with",
    ),
    (
        "Six people were killed. Of them, three were women, two were pilots and one was the abbot.",
        "one",
        "Six",
        "the last part of 'of them' has the same whole",
    ),
    (
        "A bomb killed seven people, police said. Six pupils and a teacher died at the scene.",
        "Six",
        "seven",
        "two kinds of people make the total right before",
    ),
    (
        "The army reports the neutralisation of nine fighters:\n\n- 04 died in combat\n- 03 were captured",
        "04",
        "nine",
        "items tell apart the count of their line",
    ),
    ("The crash hurt seven. Of the survivors, one lost an arm.", "one", "seven", "those who live are the hurt"),
    ("Eight miners are trapped. Six of the trapped are from Vell.", "Six", "Eight", "the trapped as a whole"),
    (
        "Nine people were hurt in the blast in Vell, the minister said: a nurse, a porter and seven patients.",
        "seven",
        "Nine",
        "a list behind the colon of a voice",
    ),
    (
        "Raiders killed 97 people. Of these, 52 were farmers and 45 were monks.",
        "52",
        "97",
        "'these' are the last counted",
    ),
    ("Raiders killed 97 people. Of these, 52 were farmers and 45 were monks.", "45", "97", "and the next of them"),
    (
        "Raids killed 27. Nineteen of the dead were farmers. The other eight belonged to the Front.",
        "eight",
        "27",
        "27 - 19",
    ),
    (
        "Raiders have killed 90 people since May. Of that number 41 died last week.",
        "41",
        "90",
        "'that number' is no name",
    ),
    (
        "The clinic has 19 injured. Among them are four who fell.",
        "four",
        "19",
        "the words for a part open the sentence",
    ),
    ("30 people, including nine children, were killed.", "nine", "30", "including"),
    ("30 people were killed, among them nine children.", "nine", "30", "among them"),
    ("30 people were killed, nine of them children.", "nine", "30", "of them"),
    ("30 people were killed, nine children among them.", "nine", "30", "the words for the part behind it"),
    ("The raids killed 30 people, 18 in Ardon and 12 in Vell.", "18", "30", "places that add up to a large total"),
    ("The crash killed 30 people. By noon 11 had been identified.", "11", "30", "the identified are some of the dead"),
    ("We count 90 dead.\n\nThe dead are these:\n- 60 men\n- 20 women", "20", "90", "items under their opening"),
    ("Of the 30 killed, nine were children.", "nine", "30", "a frame before its number"),
    ("Nine children were among 30 people killed.", "Nine", "30", "the whole stands behind its part"),
    ("A blast killed 30 people. Nine of the dead were children.", "Nine", "30", "across a sentence"),
    ("Floods killed 30 people. The mayor spoke.\n\nNine of the dead were children.", "Nine", "30", "across paragraphs"),
    ("Of the 14 missing, nine have been found dead.", "nine", "14", "a part may cross outcomes"),
    ("Thirty people were hurt, 12 of them children, two of them critically.", "two", "12", "two deep"),
    ("It counts 11 dead in Ardon and three in Vell, 14 in all.", "three", "14", "parts stand before 'in all'"),
    (
        "Forty-four people died: 30 in Karsan, 12 in Velgrad and two in Holm.",
        "12",
        "Forty-four",
        "a list behind a colon",
    ),
    (
        "A storm killed 21 people. Sixteen of the deaths were in Ohio. Three people died in Iowa. Utah had two deaths.",
        "Three",
        "21",
        "the sum of the parts is the whole",
    ),
    (
        "Of the 40 people who died, the mayor says, 12 were in Velgrad.",
        "12",
        "40",
        "a frame that counts its whole",
    ),
    ("The blast killed 34 people, among them 11 recruits and a colonel.", "a", "34", "a single person in the list"),
    ("The blast killed five men, including a 15-year-old.", "a", "five", "a single person by age alone"),
    ("It counts 214 dead; 120 of them were killed by troops and 94 by rebels.", "94", "214", "a list of doers"),
    ("Rescuers found 58 bodies; of the dead, 31 have been named.", "31", "58", "a frame within the sentence"),
    ("Nine were stabbed, three fatally.", "three", "Nine", "a part by its fate"),
    ("Two people were wounded. One lost a leg.", "One", "Two", "one of few, told next"),
    ("Forty were hurt. The hurt included six guards and a cook.", "a", "Forty", "a neighbour in the list is no whole"),
    ("District | Killed\nKarsan | 12\nVelgrad | 7\nTotal | 19", "12", "19", "a row under its row of totals"),
    ("The blast killed 26 people. The dead comprise 19 men, six women and a girl.", "six", "26", "a list of the dead"),
    ("The blast killed 26 people. The dead comprise 19 men, six women and a girl.", "a", "26", "to its end"),
    ("The blast killed 26 people. Those killed were 19 men and seven women.", "seven", "26", "whom the dead were"),
    ("The ferry sank, killing 90. Victims included 31 pupils and two cooks.", "two", "90", "victims of a told toll"),
    ("A raid wounded 34 people; ten were boys aged between two and 16.", "ten", "34", "who some were, in one sentence"),
    ("Twelve people died. Five of them were stabbed and seven shot.", "seven", "Twelve", "the next part beside one"),
    ("We confirmed seven deaths. One, Ana Ruiz, 23, a nurse, was shot.", "One", "seven", "named between commas"),
    ("Police arrested 90 people; 40 are still being held.", "40", "90", "those who are so still"),
    ("Forty people were hurt. Nine have been sent home.", "Nine", "Forty", "of the hurt"),
    (
        "The enemy lost 68,400 troops.\n\nA raid hurt nine people. Four of the victims are in grave condition.",
        "Four",
        "nine",
        "the hurt of the victims",
    ),
    ("The clinic admitted three people, one with burns.", "one", "three", "how one of them is"),
    (
        "A list had 29 names of missing workers. Nine of them are from Ardon.",
        "Nine",
        "29",
        "of those whom a list names",
    ),
    ("Three civilians, including a nurse, who had been held for weeks, were freed.", "a", "Three", "of a far subject"),
    (
        "A bus fell into the Arl, killing 49 and hurting 60. According to the firm, the dead comprise 31 clerks and two cooks.",
        "two",
        "49",
        "the dead open a clause in mid-sentence",
    ),
    ("Sixty people died and 90 were hurt. Police said the injured included 12 nurses.", "12", "90", "what police said"),
    (
        "A strike killed 30 people in Holm. The army said it had killed 12 militants. Nine of the dead were women.",
        "Nine",
        "30",
        "the dead are all of the dead, no one side's",
    ),
    (
        "Some 3,581 people died on the roads, compared with 3,502 last year. Walkers were 1,275 of the deaths.",
        "1,275",
        "3,581",
        "no part of a figure of another time",
    ),
    (
        "A strike killed nine people. Five of the dead were kin. Only three of those killed were armed.",
        "three",
        "nine",
        "'of those killed' names its whole",
    ),
    (
        "A crash hurt 44 people. Twelve of them are girls. Seven remain in intensive care.",
        "Seven",
        "44",
        "told apart twice",
    ),
    (
        "Nineteen were pulled out alive, of whom four are critical and 15 have burns.",
        "15",
        "Nineteen",
        "the next of whom",
    ),
    (
        "They dug up seven bodies, among them those of a clerk and her two children.",
        "two",
        "seven",
        "the kin of a part",
    ),
    ("The blast killed 30 people, among them a clerk, his wife and their three sons.", "three", "30", "kin behind kin"),
    (
        "Raids killed nine people. Five of the dead were of a Vell family – a father, a mother and three children.",
        "three",
        "Five",
        "a part told apart behind a dash",
    ),
    (
        "A list showed 36 dead and 49 missing. The mayor said it included two men who had died in Holm.",
        "two",
        "36",
        "what a list includes",
    ),
    (
        "Twelve people were hurt. One of the injured, a clerk, later died.",
        "One",
        "Twelve",
        "who it was is told between",
    ),
    (
        "At least 26 people died in a crash. Nineteen of the passengers died on the spot and seven on the way to hospital.",
        "Nineteen",
        "26",
        "a share of those on board is a part of the dead",
    ),
    (
        "A coach fell into a gorge, killing 19 people. Of the dead, 11 were children and four were women.",
        "four",
        "19",
        "what the opening names is the whole of all that follow",
    ),
    (
        "As many as 14 people died. Holm had eight deaths, followed by Vell, where four died, and Arl, where two died.",
        "four",
        "14",
        "three counts that make the upper bound",
    ),
    ("Three children among nine dead in Holm house fire", "Three", "nine", "a headline spares the verb"),
    ("Mother and three children among nine dead in Holm house fire", "Mother", "nine", "the whole list"),
    ("A girl, 6, was among 14 killed in the blast.", "A", "14", "over an age"),
    (
        "Drones caused 603 casualties (118 killed, 485 injured).",
        "485",
        "603",
        "the dead and the hurt make the casualties",
    ),
    ("The office recorded 88 casualties in June. Mines killed 30 and wounded 58.", "30", "88", "in the next sentence"),
    (
        "The toll rose to 58 after four more bodies were found. Karsan has 40 dead and Holm 18.",
        "40",
        "58",
        "the places make the total without those who were added",
    ),
    (
        "The toll is now 58. Police counted 40 deaths in Karsan and 18 in Holm. The dead include 12 children.",
        "12",
        "58",
        "the dead of a list by places are the total that they make",
    ),
    ("The wounded, numbering 87, are being treated in Holm; 23 are critical.", "23", "87", "how some of them fare"),
    ("Thirty people were hurt, the clinic said; five are in intensive care.", "five", "Thirty", "behind who says so"),
    (
        "It told of 64 civilians killed and 310 injured; the mission, which has no access, verified 39 of those deaths.",
        "39",
        "64",
        "the outcome that the words name",
    ),
    ("Five guards were hurt, and one was in serious condition.", "one", "Five", "how one of them is"),
    (
        "At least five people died in a raid.\n\nFour people were found dead at the scene while a boy died in hospital.",
        "Four",
        "five",
        "where they died",
    ),
    (
        'The blast killed 15 people. Among the dead were two envoys, police said. "The 2 envoys died here," a clerk said.',
        "2",
        "15",
        "a part told by another voice",
    ),
    (
        "At least 12 people were killed. Five of the victims died in Holm, while another four were killed in Vell.",
        "four",
        "12",
        "the others of one whole",
    ),
    (
        "Eight of the injured were taken to a clinic in Dhaka, where two are on life support.",
        "two",
        "Eight",
        "where some are worse",
    ),
    (
        "Raiders abducted 33 travellers, of whom 12 were later freed, while one died in captivity.",
        "one",
        "33",
        "of those who were taken",
    ),
    ("We buried 23 people, among whom were the village head and two of his sons.", "two", "23", "kin of a part"),
    (
        "Some 37 people died. Twenty-four of the dead drowned, nine were crushed and the rest were electrocuted.",
        "nine",
        "37",
        "how some of the dead died",
    ),
    (
        "Some 37 people died. Twenty-four of the dead drowned, nine were crushed and the rest were electrocuted.",
        "the rest",
        "37",
        "and the rest of them",
    ),
    (
        "The ward recorded 64 cases of measles, of whom five are in hospital and 38 have recovered.",
        "38",
        "64",
        "parts that fared otherwise",
    ),
    (
        "The raid killed 12 people, including a six-year-old boy and two teachers.",
        "two",
        "12",
        "a long item before it in the list",
    ),
    ("They found 22 bodies in one grave, nine of which were those of children.", "nine", "22", "a thing between"),
    (
        'The quake killed at least 41 people. "We have 27 dead in Velgrad alone," the mayor said.',
        "27",
        "41",
        "the dead of one town alone",
    ),
    ("The quake killed at least 41 people. In Velgrad alone, 27 people died.", "27", "41", "a place that opens"),
    (
        "The quake killed 41 people. There are 27 dead in Velgrad alone. Nine others died in the nearby town of Holm.",
        "Nine",
        "41",
        "the next place of the same whole",
    ),
    (
        "The teacher died and seven others were wounded. Four victims were taken to Holm Hospital. "
        "Three others were treated for minor injuries.",
        "Four",
        "seven",
        "two ways in which all of one total fared",
    ),
    (
        "The teacher died and seven others were wounded. Four victims were taken to Holm Hospital. "
        "Three others were treated for minor injuries.",
        "Three",
        "seven",
        "and the others, who complete it",
    ),
    (
        "Twelve people were killed in the crash. Nine of the victims died on the spot, while three others died on the way.",
        "three",
        "Twelve",
        "the others complete a total of which some are told",
    ),
    (
        "Raiders attacked three districts, killing at least five people.\n\nIn Holm, a rocket hit a market, killing three "
        "people.\n\nShelling of Velgrad killed one person in Orem.\n\nIn Karsan, a man of 62 was killed.",
        "three",
        "five",
        "a round-up, told apart by places",
    ),
    (
        "A bus crash left 12 dead and 19 injured. Villagers pulled out the injured. Seven of them, who are critical, "
        "were airlifted.",
        "Seven",
        "19",
        "the whole that is named right before",
    ),
    (
        "A fire killed 13 workers and injured 28. The injured, seven of whom have burns, are being treated.",
        "seven",
        "28",
        "the whole that its clause is told of",
    ),
    (
        'Nine people died in a crush. The victims, seven of whom were women, were trampled. "Six of them died at the gate," '
        "he said.",
        "Six",
        "Nine",
        "what was told by the way is no whole",
    ),
    (
        "The rebels are holding 11 people, among them Governor Ori Vess and three clerks.",
        "three",
        "11",
        "behind a name that no number counts",
    ),
    (
        'A jet bombed a shop, killing 12 people and wounding 20. "Seven died instantly," a medic said.',
        "Seven",
        "12",
        "how some of them died",
    ),
    ("The trust says 34 people were treated, 28 for burns.", "28", "34", "what some were treated for"),
    (
        "The trust says 34 people were treated, 28 for burns. Three remain on ventilators.",
        "Three",
        "34",
        "not of those who had burns",
    ),
    (
        "Some thirty people, a girl of two from Holm among them, are missing.",
        "a",
        "thirty",
        "behind where she was from",
    ),
    ("Five people died, among them Ivo Holm and his two sons.", "two", "Five", "kin of one whom a name tells"),
]


@pytest.mark.parametrize(("text", "part", "whole", "why"), PARTS)
def test_part_and_whole(text: str, part: str, whole: str, why: str) -> None:
    assert _found(text, part).part_of == _found(text, whole).id, why


FATES = [
    ("Six bodies came in, two of them burnt beyond recognition.", "two", "killed", "the dead are hurt no more"),
    (
        "Nine dead: six drowned, two buried in a landslide and one electrocuted.",
        "two",
        "killed",
        "buried, among the dead",
    ),
    ("Twelve people died. Five of them had been shot.", "Five", "killed", "a part of the dead is dead"),
    ("Of the 40 hurt, nine were hit by glass.", "nine", "injured", "a part of the hurt is hurt"),
    ("Forty people were shot; five of them died.", "Forty", "killed_or_injured", "not the other way round"),
    ("Forty people were hurt. Among the victims were two nurses.", "two", "injured", "victims where none died"),
    ("Forty people were killed. Among the victims were two nurses.", "two", "killed", "victims where people died"),
    ("Two boys who'd been missing turned up safe.", "Two", "rescued", "the verb of the sentence outweighs an aside"),
    ("A boat was sent to rescue 39 people who were trapped in a house.", "39", "trapped", "but no plan outweighs it"),
    ("Nine people who were hurt on Monday could die.", "Nine", "injured", "nor what may come"),
    (
        "Three men whom the firm had written off were alive.",
        "Three",
        "rescued",
        "past a clause that tells something else",
    ),
    ("All 74 people on a bus carrying a choir died.", "74", "killed", "past a participle"),
    ("They'd found nine bodies by noon.", "nine", "killed", "'d is had before a past form"),
    ("In 1993 her sister ship burned; a watchman was the only fatality.", "a", "killed", "who the only fatality was"),
    ("The captors were still holding 40 officials.", "40", "abducted", "held by those who took people"),
]


@pytest.mark.parametrize(("text", "number", "outcome", "why"), FATES)
def test_parts_share_the_fate_of_their_whole(text: str, number: str, outcome: str, why: str) -> None:
    assert _found(text, number).outcome == outcome, why


def test_whoever_is_named_beside_one_is_that_one() -> None:
    text = "Forty people were hurt. One of them, a nurse, was shot in the leg."
    assert [(c.number, c.population.text) for c in _claims(text)] == [("Forty", "people"), ("One", "nurse")]


NO_PARTS = [
    (
        "By district the dead are six in Holm, four in Vell, two in Orem and one in Kosti.",
        "four",
        "an item of the same list",
    ),
    ("Seven people died in 2019 and three in 2020, with four in 2021.", "three", "of another year"),
    ("Two guards were among 12 people hurt when a bomb went off, killing three.", "three", "no dead are of the hurt"),
    (
        "Nine died in Holm, including two guards, and six men who attacked them were killed.",
        "six",
        "a clause of others behind the list",
    ),
    (
        "The raid killed ten people in Holm. Two were stabbed to death in Vell on Tuesday.",
        "Two",
        "another place and day",
    ),
    ("Police said 36 people died. Among the 36 deaths, ten were women.", "36", "the same once more"),
    ("The army reported 30 casualties. In Vell (12 killed), police were sent.", "12", "a bracket of its own place"),
    ("Floods affected 6,900 people (1,500 families).", "1,500", "the same count in another unit"),
    ("Twelve people died. Guards were among the dead, while eight civilians were injured.", "eight", "no hurt is dead"),
    (
        "At least eight servicemen died. Five soldiers died near Holm and two troops near Vell. The army killed one rebel.",
        "one",
        "a rebel is no serviceman, whatever the sum",
    ),
    ("Up to 46 people died. Jets hit houses of the displaced, killing 45 of them.", "45", "nobody is killed twice"),
    ("Two people died in Holm, where one was killed last year.", "one", "another year"),
    (
        "Eight people died in Orem. The raids led to the following toll:\n\u2022 Holm: 6 killed\n\u2022 Vell: 9 killed",
        "6",
        "the list is more than what was told before it",
    ),
    ("Seven died in Holm, three in Vell, two each in Kelso and Brin.", "two", "so many in each are other people"),
    ("The flood killed 18 tourists, 14 of them Finns, and three guides.", "three", "the list goes on behind an aside"),
    ("Nine guards, two of them sergeants, and four clerks died.", "four", "the list goes on"),
    ("Some 900 people died in Karsan. Boravia confirmed 80 of its own soldiers killed.", "80", "of all its soldiers"),
    ("A strike killed five people. Another strike killed three soldiers and two civilians.", "three", "another strike"),
    ("Nine people died in Karsan. Twelve were killed in Velgrad.", "Nine", "two places, two counts"),
    ("The blast killed 12 soldiers and wounded nine.", "nine", "another outcome in one sentence"),
    (
        "Two soldiers were killed. A farmer died in Holm. A nurse died in Velgrad.",
        "A",
        "one and one make two by chance",
    ),
    (
        "Police fear up to 30 men died. They have 22 bodies. Eight more are missing.",
        "22",
        "two that make what may be fewer",
    ),
    ("Holm: 22 dead; Vell: 3 dead.", "3", "one row is no part of another"),
    (
        "Of those killed, 11 were children and four were women.",
        "four",
        "both divide a whole of which no number is told",
    ),
    ("Two women were hurt. A third, 31, suffered a broken ankle.", "A third", "one more than those told before"),
    ("Nine were taken to hospital; four were treated at the scene.", "four", "others, whom nobody took anywhere"),
    ("The figures include two clerks and a doctor who were killed in Vell.", "a", "a neighbour of its list"),
    ("Nine people were killed in Vell, while another four were killed in Holm.", "four", "others of no whole"),
    (
        "The clinic received 16 bodies. A further 12 people were killed at the gate. A guard was killed and three died of thirst.",
        "12",
        "what is added begins no list of parts",
    ),
    (
        "Fourteen people were hurt and a woman died, raising the number of those killed to four.",
        "four",
        "a number of those killed is no part",
    ),
    ("The storm killed 41 people. On Sunday alone, 27 people died.", "27", "a day alone is no place"),
    ("The storm killed 41 people. In Holm alone, the flood of 2012 killed six.", "six", "an older storm"),
    ("Officials gave 41 dead. The mayor spoke of at least 29 dead in Holm alone.", "29", "a figure that disputes it"),
    (
        "Raiders killed at least five people.\n\nIn Holm, a rocket killed three people.\n\nIn Karsan, a man was killed last "
        "year.\n\nIn Orem, shelling killed one person.",
        "three",
        "a dead of last year is not of the round",
    ),
    (
        "Seven people were wounded in Holm. Four people were hurt in Karsan. Two others were hurt in Orem.",
        "Four",
        "others who do not complete it",
    ),
    (
        "A jet bombed a shop, killing 12 people. Seven soldiers died instantly in Holm.",
        "Seven",
        "people of another kind",
    ),
    ("Of the hurt, 13 were discharged and four remain in critical condition.", "four", "two states tell them apart"),
    ("Nine people were hurt, and two for the second time lost homes.", "two", "neither treated nor of those"),
    ("The Taliban said 23 of their men and 58 soldiers were killed.", "23", "two sides, joined by and"),
    ("Two of the guards and 12 prisoners died in the riot.", "Two", "two groups, joined by and"),
    ("The army said nine of its soldiers and 40 rebels had been killed.", "nine", "its own, and the others"),
]


@pytest.mark.parametrize(("text", "number", "why"), NO_PARTS)
def test_what_is_no_part(text: str, number: str, why: str) -> None:
    assert all(c.part_of is None for c in _claims(text) if c.number == number), why


def test_two_wholes_are_both_kept() -> None:
    text = "The blast killed 30 people and wounded 40, nine of them children."
    nine = _found(text, "nine")
    assert nine.part_of == _found(text, "40").id
    assert nine.part_of_alternatives == (_found(text, "30").id,)
    assert "ambiguous_parent" in nine.flags


UPDATES = [
    ("Twelve people died. The toll later rose to 15.", "15", "Twelve", "superseded", "a toll that rose since"),
    ("The toll of seven given for the Holm fire is corrected to five.", "five", "seven", "superseded", "corrected"),
    ("Seven were reported killed; that was later corrected to five.", "five", "Seven", "superseded", "that, corrected"),
    ("The death toll rose to 56, from Monday's 48.", "56", "48", "superseded", "from the figure of a day"),
    (
        "A strike killed 25 people. Sixteen had at first been reported killed.",
        "25",
        "Sixteen",
        "superseded",
        "at first",
    ),
    ("Earlier estimates had put the toll at six. Police say nine died.", "nine", "six", "superseded", "told next"),
    (
        "He put the toll at 25 dead. Earlier on Saturday he put the figure at 17 dead.",
        "25",
        "17",
        "superseded",
        "earlier, some words before the figure",
    ),
    (
        "A quake killed at least 14 people. The mayor of Holm said nine of his neighbours were dead. "
        "Earlier in the day the agency had reported eight deaths.",
        "14",
        "eight",
        "superseded",
        "the toll of all, not of one place",
    ),
    (
        "Owing to an editing error, an article on Holm said that 120 people were killed. The clinic said 17 were killed.",
        "17",
        "120",
        "superseded",
        "an error of one's own, named first",
    ),
    (
        "Corrections\n\n\u2022 We regret the error in a recipe.\n\n\u2022 A report on the tram crash gave the number of dead "
        "as 26. The rescue service's figure was 16.",
        "16",
        "26",
        "superseded",
        "an item of a list of corrections",
    ),
    (
        "Police initially said five had died but later revised that figure to four.",
        "four",
        "five",
        "superseded",
        "one voice revises its own figure, and what it revised that to stands",
    ),
    (
        "Officials first reported 12 deaths, then corrected that to 10.",
        "10",
        "12",
        "superseded",
        "'that' is the figure before",
    ),
    (
        "Police said five people had died. They later lowered the figure to four.",
        "four",
        "five",
        "superseded",
        "a pronoun keeps the voice over a sentence",
    ),
    (
        "The death toll has risen to seven. All three people reported missing were found dead. The earlier toll stood at four.",
        "seven",
        "four",
        "superseded",
        "a toll replaces a toll",
    ),
    (
        "A fire killed ten people. The bodies of another three people were found. Earlier it was reported that seven had died.",
        "ten",
        "seven",
        "superseded",
        "what raised the toll is no toll",
    ),
    (
        "This story has been corrected to show that seven people were hurt, not 17.",
        "seven",
        "17",
        "superseded",
        "the right figure",
    ),
    (
        "Eleven people died. The toll was updated from nine after two bodies were found.",
        "Eleven",
        "nine",
        "superseded",
        "the bodies that raised it are no new toll",
    ),
    ("Officials revised the toll down to 24 from 51.", "24", "51", "superseded", "from ... to"),
    ("Rescuers found 27 bodies, up from 19 a day earlier.", "27", "19", "superseded", "up from"),
    (
        "A quake killed 16 people. The governor said ten people had died in Holm. The institute earlier put the toll at nine.",
        "16",
        "nine",
        "superseded",
        "the toll of all, not of one place",
    ),
    ("The toll, 14 on Monday, climbed to 31.", "31", "14", "superseded", "the stand of a day, between commas"),
    (
        "The blast killed 18 people. The ministry had put the toll at 11 in its first statement.",
        "18",
        "11",
        "superseded",
        "a past perfect",
    ),
    (
        "Correction: five people died, not 15. Our report misstated the number.",
        "five",
        "15",
        "superseded",
        "an error of one's own is superseded",
    ),
    (
        "Officials initially reported 12 dead but later raised the toll to 20.",
        "20",
        "12",
        "superseded",
        "an adverb at the verb of telling",
    ),
    (
        "The mayor originally said nine people died. The toll stands at seven.",
        "seven",
        "nine",
        "superseded",
        "told next",
    ),
    (
        "The mayor counts 41 dead. Half an hour ago he was reporting 36 dead.",
        "41",
        "36",
        "superseded",
        "what was being said before",
    ),
    (
        "In our last issue we said the slide had killed 30 people. It killed three. We regret the error.",
        "three",
        "30",
        "superseded",
        "a correction over sentences",
    ),
    (
        "Eleven people died. The police initially gave the number of deaths as 12 because one had been listed twice.",
        "Eleven",
        "12",
        "superseded",
        "given initially",
    ),
    ("Eleven people died. The ministry at first gave a toll of 12.", "Eleven", "12", "superseded", "at first"),
    (
        "Two skiers are dead. An earlier news release said three people had been killed.",
        "Two",
        "three",
        "superseded",
        "what a release said earlier",
    ),
    (
        "The death toll from the blast has risen to 24, officials said Wednesday. Five bodies were found. "
        "On Tuesday, the death toll stood at 19.",
        "24",
        "19",
        "superseded",
        "where it stood the day before",
    ),
    (
        "Nine miners are dead and another 13 remain trapped. Earlier reports had put the number of trapped at 22.",
        "13",
        "22",
        "superseded",
        "another 13, of the trapped a stand of its own",
    ),
]


@pytest.mark.parametrize(("text", "new", "old", "stance", "why"), UPDATES)
def test_updates(text: str, new: str, old: str, stance: str, why: str) -> None:
    assert _found(text, old).stance == stance, why
    assert _found(text, new).supersedes == _found(text, old).id, why


UNLIKE = [
    ("For the first time, police reported 12 dead in a day. At least 15 died on Friday.", "a time, no first figure"),
    ("The provisional toll is 21 dead. Nine people died in Holm.", "a first toll may be the last"),
    ("Earlier in Vell, police reported two deaths. Three people died in Holm.", "earlier, elsewhere"),
    (
        "Earlier on Monday, police said a bus crash killed four people. A fire killed nine people.",
        "earlier, another event",
    ),
    ("In 2013 police counted 300 murders. The number had risen to 410 by 2016.", "the count of another year stands"),
    ("The deaths bring the homicides this year to 143, down from 191 at this point in 2024.", "another year's figure"),
    (
        "The office gave 87 dead. Volunteers had earlier pulled dozens of bodies from a gorge.",
        "a vague number replaces none",
    ),
    ("In the past day two people died. Last week's bulletin gave 151 deaths.", "a day's dead and a week's"),
    ("Nine bodies lay on the beach. The agency had recorded 441 deaths in the first quarter.", "no first figure"),
    (
        "Police insisted three had died and said earlier reports of five deaths were wrong.",
        "others' reports are denied",
    ),
    (
        "The group counted 12 killed in Karsan. It had reported earlier the death of nine people in raids on Vell.",
        "two places",
    ),
    (
        "The blast killed 24 people on Monday. On Tuesday, the death toll from the flood stood at 19.",
        "no toll that rose",
    ),
]


@pytest.mark.parametrize(("text", "why"), UNLIKE)
def test_figures_that_replace_none(text: str, why: str) -> None:
    assert all(c.supersedes is None for c in _claims(text)), why


def test_what_a_voice_takes_back_no_longer_holds() -> None:
    for text in (
        "The agency retracted its statement that nine people had been saved.",
        "The mayor withdrew a claim that nine had died.",
    ):
        assert _found(text, "nine").stance == "superseded"
    assert _found("Police withdrew nine wounded officers after a statement.", "nine").stance == "asserted"


def test_a_figure_is_not_replaced_by_what_it_replaces() -> None:
    text = "The operator had at first spoken of 20 injured and later lowered it to ten."
    twenty, ten = _claims(text)
    assert (ten.supersedes, twenty.supersedes) == (twenty.id, None)


def test_an_earlier_word_of_others_is_not_replaced() -> None:
    text = "Police earlier said two officers were killed. Twenty people died in all."
    assert all(c.stance == "asserted" for c in _claims(text))


DENIED = [
    ("The hospital counted 30 dead. The police rejected the commission's 22.", "22", "rejects a voice's number"),
    ("Reports of 12 dead at the market are a lie, the mayor said.", "12", "called a lie"),
    ("As for versions according to which 12 peasants died, the army denies them.", "12", "denied by a pronoun"),
    ("Only 44 died, not 60.", "60", "not N"),
    ("Not 40 but four people died.", "40", "not N but M"),
    ("The agency said that reports of 460 deaths were wrong.", "460", "reports that are wrong"),
    ("The ministry said the number of 19 deaths, shared online, is not accurate.", "19", "not accurate"),
]


@pytest.mark.parametrize(("text", "number", "why"), DENIED)
def test_denied_figures(text: str, number: str, why: str) -> None:
    assert _found(text, number).stance == "denied", why


UPHELD = [
    ("The mayor denied reports of 40 deaths, adding that 12 people had died.", "12", "what a denier adds"),
    ("The mayor denied reports of 40 deaths, saying that 12 people had died.", "12", "what a denier says instead"),
    ("The mayor denied reports of 40 deaths and said that 12 people had died.", "12", "a second verb"),
]


@pytest.mark.parametrize(("text", "number", "why"), UPHELD)
def test_figures_beside_a_denial(text: str, number: str, why: str) -> None:
    assert _found(text, number).stance == "asserted", why
    assert _found(text, "40").stance == "denied", why


BASIS = [
    ("A coal mine blast in Vell this month killed 32 miners.", "32", "incident", "one blast"),
    ("Strikes on Vell this month killed 32 miners.", "32", "cumulative", "many strikes"),
    ("A war this year killed 32 people.", "32", "cumulative", "a war lasts"),
    ("As of 22 May, 317 cases of cholera and 26 deaths had been reported.", "317", "cumulative", "cases to date"),
    ("As of 22 May, 317 cases of cholera and 26 deaths had been reported.", "26", "cumulative", "the dead with them"),
    ("So far 27 cases of cholera have been reported from Vell with 4 deaths.", "4", "cumulative", "the dead with them"),
    ("Three cases of cholera were found in Vell on Monday.", "Three", "incident", "found on a day"),
    ("The registry entered 1,150 more deaths than usual.", "1,150", "incident", "a comparison adds nothing"),
    (
        "One died, bringing to 229 the number of guards killed since the war began.",
        "One",
        "incident",
        "the time is that of all",
    ),
    (
        "Losses on Friday were 180 men, bringing the total since the start of the war to 812.",
        "812",
        "cumulative",
        "a total since then",
    ),
    ("Sixty-one people died over the past 24 hours.", "Sixty-one", "incident", "the news of a day"),
    ("Sixty-one people died over the past two weeks.", "Sixty-one", "cumulative", "weeks add up"),
    ("Another 12 died on Sunday, raising hunger-related deaths to 213.", "213", "cumulative", "what it is raised to"),
    (
        "The ministry said 40 people died, raising doubts about its count of 213 deaths.",
        "213",
        "incident",
        "doubts are no deaths",
    ),
    (
        "Cholera: the ministry gave 9 new deaths and 32 new cases, bringing the totals to 231 and 8,904.",
        "8,904",
        "cumulative",
        "two totals",
    ),
    ("Raiders killed 26 people at the beginning of the month.", "26", "incident", "a point of the month"),
    (
        "The post was bombed last October after a mob killed two guards there.",
        "two",
        "incident",
        "one event of a month",
    ),
    (
        "The toll could rise further as 11 of the injured are in a coma.",
        "11",
        "incident",
        "what rises further is the toll",
    ),
    (
        "It was the worst raid since a 2019 bombing that killed 53.",
        "53",
        "incident",
        "the event that it is measured by",
    ),
    ("Twelve martyrs were added to the cumulative total.", "Twelve", "addition", "what a total grows by"),
    ("Two more of the wounded died in hospital.", "Two", "addition", "N more"),
    ("Twelve died and a further 30 were hurt.", "30", "addition", "a further N"),
    ("More than 12 people were killed.", "12", "incident", "'more than' bounds, it does not add"),
    (
        "Twelve people were killed and two others were killed nearby.",
        "two",
        "addition",
        "others beside an earlier count",
    ),
    ("Two others were killed.", "Two", "incident", "others beside none (ruling 16)"),
    ("Fourteen people died. Three further deaths are being looked into.", "Three", "addition", "N further"),
    ("Two Swedes have died and a third Swede is missing.", "a", "incident", "the two before it met another fate"),
    (
        "The toll since June has surged to 168, while the count for the country stands at 412.",
        "412",
        "cumulative",
        "the same toll goes on",
    ),
    (
        "The deaths bring the homicides in the city this year to 143, down from 191 at this point in 2024.",
        "191",
        "cumulative",
        "what a running total is held against",
    ),
    ("Four guards were killed, and two raiders were also killed.", "two", "incident", "'also' alone only goes on"),
    ("Crashes killed 300 people in the first nine months of 2024.", "300", "cumulative", "over months"),
    ("Crashes killed 300 people in the first half of 2024.", "300", "cumulative", "over half a year"),
    (
        "Rebels stepped up their raids in the last month, killing at least 40 guards.",
        "40",
        "cumulative",
        "over the month",
    ),
    (
        "The group took credit last month for twin bombings in Vell that killed 76 people.",
        "76",
        "incident",
        "one day of that month",
    ),
    (
        "Peace came after ten years of fighting and 40,000 deaths.",
        "40,000",
        "cumulative",
        "the dead of all those years",
    ),
    ("In all, 109 people have been killed.", "109", "cumulative", "what it adds up to"),
    ("In all, 109 people have been killed in the blast.", "109", "incident", "of one incident"),
    ("As of 4 March a total of 2,156 people have been arrested.", "2,156", "cumulative", "a stand"),
    ("As of 2 p.m. nine people have been found dead.", "nine", "incident", "how far a search is"),
    ("Some 1,700 people were killed in fighting in 1986.", "1,700", "cumulative", "the fighting of a year"),
    ("Nine were killed in an attack in 1986.", "Nine", "incident", "one attack of a year"),
    (
        "The office has so far documented 31 deaths and the displacement of 8,700 people.",
        "8,700",
        "cumulative",
        "two objects of one verb",
    ),
    ("Some 377,000 people had died in the war by the end of 2021.", "377,000", "cumulative", "by the end of a year"),
    (
        "Since Monday, 57 people have been killed in the province. The ministry said eight soldiers were killed when their "
        "convoy was ambushed.",
        "eight",
        "incident",
        "one ambush of several days",
    ),
    (
        "Since Monday, 57 people have been killed in the province. The clinic had received 43 bodies.",
        "43",
        "incident",
        "the bodies at one place",
    ),
    (
        "Since Monday, 57 people have been killed in the province. The army said eight soldiers were killed.",
        "eight",
        "cumulative",
        "one side's dead of all those days",
    ),
    (
        "The summer of 2019 was linked to more than 6,100 deaths.",
        "6,100",
        "cumulative",
        "all of a season that is the subject",
    ),
    ("In 2019 a fire killed nine people.", "nine", "incident", "a fire of a year that is no subject"),
    (
        "More than 1,500 pupils have been seized since 2014, when raiders took 276 girls.",
        "1,500",
        "cumulative",
        "a beginning that an incident names",
    ),
    (
        "More than 1,500 pupils have been seized since 2014, when raiders took 276 girls.",
        "276",
        "incident",
        "that incident itself",
    ),
    (
        "Some 1,139 people had died on the roads by April 7, compared to 1,189 over a similar period in 2024.",
        "1,139",
        "cumulative",
        "held against the same period of another year",
    ),
    (
        "Since 26 June, floods have claimed 347 lives, while 712 people have been injured.",
        "712",
        "cumulative",
        "what the sentence opens on counts both",
    ),
]


@pytest.mark.parametrize(("text", "number", "basis", "why"), BASIS)
def test_additions(text: str, number: str, basis: str, why: str) -> None:
    assert _found(text, number).basis == basis, why


def test_an_ordinal_victim_implies_a_running_total() -> None:
    claim = _found("A ninth victim died on Friday.", "A")
    assert (claim.quantity.value, claim.basis, claim.derived_total) == (1, "addition", 9)


HEDGES = [
    ("At least 12 people were killed and 30 hurt.", "30", ("lower", 30, True), "the hedge carries over 'and'"),
    ("At least 12 people were killed and exactly 30 hurt.", "30", ("exact", 30, False), "not over a hedge of its own"),
    ("At least 12 people were killed. Thirty were hurt.", "Thirty", ("exact", 30, False), "nor over a full stop"),
]


@pytest.mark.parametrize(("text", "number", "expected", "why"), HEDGES)
def test_inherited_hedges(text: str, number: str, expected: tuple[str, int, bool], why: str) -> None:
    claim = _found(text, number)
    assert (claim.quantity.kind, claim.quantity.value, claim.quantity.inherited) == expected, why
    assert ("inherited_hedge" in claim.flags) is expected[2]


def test_a_definite_repeat_is_the_same_claim() -> None:
    first, again = _claims("Twenty-two people died at the ground. The 22, it said, were all supporters.")
    assert again.repeats == first.id


def test_the_slain_guard_is_the_one_who_was_counted() -> None:
    first, second = _claims("A guard was killed in Vell.\n\nThe slain guard had served for years.")
    assert second.repeats == first.id
    first, second = _claims("A guard was killed in Vell.\n\nThe slain cook had served for years.")
    assert second.repeats is None


def test_two_voices_with_one_number_are_two_claims() -> None:
    text = "The army said 40 people were killed. The hospital said 40 people were killed."
    assert all(c.repeats is None for c in _claims(text))


def test_the_lede_said_twice_is_one_claim() -> None:
    text = "Train derails, 18 dead\n\nA train left the tracks on Saturday, killing 18 people, the health ministry said."
    first, again = _claims(text)
    assert again.repeats == first.id


def test_an_adjective_at_the_toll_tells_the_people() -> None:
    assert _found("The ministry puts its civilian toll at 30.", "30").population.status == "civilian"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The 12 killed were civilians, residents said.", ("civilians", "civilian", None)),
        ("It said that all 12 killed at the mill were civilians.", ("civilians", "civilian", None)),
        ("All 12 dead were children.", ("children", None, "child")),
        ("The 12 killed were buried by soldiers.", (None, None, None)),
        ("The 12 killed were the commander's guards.", (None, None, None)),
    ],
)
def test_who_the_dead_were(text: str, who: tuple[str | None, str | None, str | None]) -> None:
    people = _found(text, "12").population
    assert (people.text, people.status, people.age) == who


def test_people_may_be_named_behind_their_count() -> None:
    for text in ("Some 61 people were hurt, all of them soldiers.", "The army lists 61 deaths in combat of rebels."):
        assert _found(text, "61").population.status == "combatant"
    assert _found("Nine people were hurt, all residents said.", "Nine").population.status is None


def test_the_people_of_a_toll_may_be_somebodys() -> None:
    assert _found("The army raised the number of its soldiers killed to eight.", "eight").population.text == "soldiers"


def test_the_people_of_a_toll_stand_beside_its_word() -> None:
    assert _found("The ministry put at 22 the number of farmers killed.", "22").population.text == "farmers"


def test_a_part_takes_after_its_whole() -> None:
    text = "Seventy-three children were killed, of whom 27 were in Velgrad."
    assert _found(text, "27").population.age == "child"


def test_a_person_met_again_is_one_claim() -> None:
    first, again = _claims("A nurse infected with the virus was moved. The infected nurse is at home.")
    assert again.repeats == first.id
    assert all(c.repeats is None for c in _claims("A nurse was killed in Holm. Another nurse was killed in Vell."))


def test_what_it_had_is_no_earlier_figure() -> None:
    text = "A further 104 people may have died. Holm Clinic told the ministry on Wednesday that it had 40 such deaths."
    assert _found(text, "40").stance == "asserted"
    text = "Nine died on Friday. A day earlier the agency had announced that 2,000 people had drowned since January."
    assert _found(text, "2,000").stance == "asserted"


def test_what_is_called_wrong_leaves_the_figure_before_it() -> None:
    """Ruling 9: the figure that a voice rejects, and not the one that it gives."""
    text = "Police put the number of abducted pupils at 25, saying reports of 200 were false."
    assert _found(text, "25").stance == "asserted"
    assert _found(text, "200").stance == "denied"


def test_the_first_of_other_things_sets_no_figure_before_another() -> None:
    text = "The mayor said 21 had died. Omar Tal had counted 30 bodies before the first ambulance came."
    assert _found(text, "30").stance == "asserted"
    assert _found(text, "21").supersedes is None


GROWN = [
    ("The toll rose to 61 on Monday after crews found 17 bodies in the hull.", "17", "61", "rose after"),
    ("The toll has risen to 16 after three more bodies were found.", "three", "16", "more of them"),
    ("Divers found 17 bodies, bringing the death toll to 61.", "17", "61", "bringing to"),
    ("Two workers hurt in the fire died on Monday, taking to 17 the number of dead.", "Two", "17", "taking to"),
    ("Two people died on Monday, taking to 32 the number of dead this year.", "Two", None, "a toll of another kind"),
    ("The toll rose to 61 on Monday, a year after 17 people died in a similar fire.", "17", None, "other dead"),
    ("Ten of the saved were treated and one died, taking the toll to 18.", "one", None, "one of the saved"),
]


@pytest.mark.parametrize(("text", "part", "whole", "why"), GROWN)
def test_those_by_whom_a_toll_grew(text: str, part: str, whole: str | None, why: str) -> None:
    found = _found(text, part)
    assert found.part_of == (_found(text, whole).id if whole else None), why
    assert whole is None or found.basis == "addition", why


def test_a_toll_hands_its_day_to_none_who_were_added() -> None:
    text = "The toll of Monday's fire climbed to 15 on Tuesday after crews found six bodies."
    assert (_found(text, "15").when, _found(text, "six").when) == ("Monday", None)


ALIKE = [
    (
        "We list 38 dead. Thirty-four were civilians, including 11 girls. Four were guards.",
        "Four",
        "38",
        "the next kind",
    ),
    (
        "We list 52 dead. Thirty-one were civilians, including seven boys; 12 were rebels.",
        "12",
        "52",
        "behind a semicolon",
    ),
    (
        "We list 52 dead. Thirty-one were civilians; 12 were rebels. We know nothing of the remaining nine.",
        "nine",
        "52",
        "those left of the same whole",
    ),
    (
        "The clinic received seven patients. Two are in critical condition, three are in serious condition.",
        "three",
        "seven",
        "the next state",
    ),
    ("Eleven people were killed, police said, six boys being among the dead.", "six", "Eleven", "of its sentence"),
    ("The attack killed 29 soldiers and 13 rebels, 42 dead in all.", "13", "42", "dead in all"),
    (
        "A bus crash killed 17 people. A couple and their son were among the dead.",
        "their",
        "17",
        "no part of its neighbour",
    ),
]


@pytest.mark.parametrize(("text", "part", "whole", "why"), ALIKE)
def test_parts_told_alike(text: str, part: str, whole: str, why: str) -> None:
    assert _found(text, part).part_of == _found(text, whole).id, why


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Thirty-six people were brought ashore alive. Two had died of thirst.", "Two"),
        ("Ground casualties: 7 fatal, 10 serious", "10"),
    ],
)
def test_no_part_of_others(text: str, number: str) -> None:
    assert _found(text, number).part_of is None


def test_another_verb_of_saying_ends_what_was_told_earlier() -> None:
    text = "Nine died. The service, which had earlier put the toll at six, said three had died on the way."
    assert _found(text, "three").stance == "asserted"
    assert _found(text, "six").stance == "superseded"


def test_an_older_figure_is_that_of_the_whole() -> None:
    text = "The minister said 22 people had died, among them a police officer, up from four."
    older = _found(text, "four")
    assert (older.stance, _found(text, "22").supersedes) == ("superseded", older.id)
    assert _found(text, "a").supersedes is None
