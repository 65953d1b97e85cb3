"""Planted bugs: small mutations of the program, each of which the judging by random worlds must see."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from pathways.model.kinds import Strength, Verdict
from pathways.recognition.support import Support
from pathways.routing.cost import SCALE
from pathways.routing.move import Award
from tests.routing.mutations import (
    MET,
    NONE,
    ageless,
    as_property,
    brief,
    changed,
    granted,
    higher,
    not_held,
    sure,
    unordered,
    unspared,
)
from tests.routing.planting import Bug, always, asked, bug, instead, then

BUGS: tuple[Bug, ...] = (
    # Credit.
    bug("cap", "A cap by source does not bind.", (959, 61), ("routing.allowance:_touches", always(False))),
    bug("group", "The cap of a group does not bind.", (548, 1899), ("routing.allowance:_groups", always(()))),
    bug("residency", "All credit is the provider's own.", (1422, 1), ("routing.allowance:_own", always(True))),
    bug(
        "exclusion",
        "The same evidence brings credit twice.",
        (751, 1641),
        ("routing.inside:Inside.excluded", always(False)),
        ("routing.search:overlapping", always(False)),
        ("routing.claiming:overlapping", always(False)),
    ),
    bug(
        "counted in",
        "What is counted in something else brings credit beside it.",
        (751, 1641),
        ("routing.inside:Inside.below", always(frozenset())),
        ("routing.overlap:_counted_in", always(frozenset())),
    ),
    bug("range", "The high end of a range is sure.", (1686, 1125), ("recognition.claims:_graded", then(sure))),
    bug("share", "Evidence has no credits of its own.", (620, 1112), ("recognition.claims:_credits_of", always(NONE))),
    bug("exemption", "An exemption spares no study.", (1837, 445), ("routing.chooser:exempted_by", always(NONE))),
    bug(
        "admission",
        "An admission grants whatever is asked.",
        (1584, 445),
        ("routing.offers:granted_to", instead(granted)),
    ),
    # Agreements.
    bug(
        "expired",
        "An agreement is used after it has ended.",
        (967, 1869),
        ("recognition.claims:_in_force", then(lambda bound, _, support: replace(bound, until=support.until))),
    ),
    bug(
        "not yet",
        "An agreement is used before it is in force.",
        (1327, 833),
        ("recognition.claims:_in_force", then(lambda bound, _, support: replace(bound, since=support.since))),
    ),
    bug(
        "processing",
        "Claims take no time.",
        (1098, 163),
        ("recognition.claims:delayed", then(lambda late, one, *_: one)),
    ),
    bug("fee", "Claims cost nothing.", (1837, 1180), ("routing.chooser:claim_fees", always(()))),
    bug("override", "No agreement gives way.", (1774, 541), ("routing.plan:override_cap", always(MET))),
    bug(
        "override unmet", "It gives way to what is not met.", (684, 1626), ("recognition.claims:asked_of", always(MET))
    ),
    bug(
        "override perhaps met",
        "It gives way to what is met only perhaps.",
        (530, 579),
        ("recognition.claims:asked_of", then(lambda verdict, *_: MET if verdict > Verdict.UNMET else verdict)),
    ),
    bug(
        "override doubtful",
        "What may have to give way is as sure as if it had not.",
        (1774, 1393),
        ("routing.plan:override_cap", then(lambda cap, *_: MET if cap > Verdict.UNMET else cap)),
    ),
    bug(
        "strength",
        "A conditional agreement is guaranteed.",
        (582, 1668),
        ("recognition.claims:STRENGTHS", lambda known: {**known, Strength.CONDITIONAL: MET}),
    ),
    bug(
        "award",
        "Nothing is awarded.",
        (989, 1841),
        (
            "routing.terrain:Terrain._find_earning",
            then(lambda moves, _, id: [m for m in moves if not isinstance(m, Award)]),
        ),
    ),
    # Requirements.
    bug(
        "one too few",
        "One item fewer than asked is enough.",
        (970, 584),
        ("model.requirement:AtLeast.needed", as_property(lambda group: group.at_least - 1)),
    ),
    bug("grade", "Every grade is good enough.", (1653, 1837), ("recognition.fit:grade_verdict", always(MET))),
    bug(
        "grade to come",
        "A grade that is still to be earned is sure.",
        (1653, 1942),
        ("recognition.fit:grade_verdict", then(lambda verdict, _, thing: MET if thing.planned else verdict)),
    ),
    bug(
        "mean",
        "Every mean is good enough.",
        (430, 228),
        ("recognition.tree:average_verdict", always(MET)),
        ("routing.gathering:average_verdict", always(MET)),
    ),
    bug(
        "throughout",
        "What is asked throughout is asked at the start.",
        (2, 690),
        *brief("recognition.leaves.holds"),
        *brief("recognition.leaves.standing"),
        *brief("recognition.leaves.language"),
        *brief("routing.speaking", "planned_support"),
    ),
    bug(
        "lacks",
        "What must be lacking may be earned first.",
        (533, 1028),
        (
            "recognition.tree:lacks_supports",
            then(lambda found, *_: [replace(one, not_before=frozenset()) for one in found]),
        ),
    ),
    bug(
        "lacks what is held",
        "What must be lacking may be held.",
        (1891, 1072),
        ("recognition.tree:lacks_supports", then(lambda found, *_: found or [Support()])),
    ),
    bug(
        "report",
        "What an assessment will find is sure.",
        (1649, 145),
        ("recognition.leaves.holds:_findings", then(lambda found, *_: [(guise, MET) for guise, _ in found])),
    ),
    bug("standing", "No standing ends.", (121, 911), ("recognition.standing:_during", changed(until=None))),
    # Language.
    bug(
        "test", "A planned test confirms any level.", (1833, 1121), ("recognition.language:Tongue.verdict", always(MET))
    ),
    bug("average", "Every average is good enough.", (1418, 310), ("recognition.language:_averaged", always(MET))),
    bug(
        "course too late",
        "A course need not end before the test that it prepares for.",
        (1121, 311),
        (
            "routing.assembly:_cites",
            asked(lambda problem, step, support, rest: (problem, step, replace(support, feeds=frozenset()), rest)),
        ),
    ),
    # Work.
    bug(
        "work twice",
        "What was worked counts twice.",
        (868, 850),
        ("recognition.experience:Past.at", then(lambda amount, *_: 2 * amount)),
    ),
    bug(
        "old work",
        "Work counts however long ago it was done.",
        (918, 868),
        ("recognition.experience:Past.at", asked(lambda past, moment: (replace(past, within=None), moment))),
        ("recognition.experience:Past.reached_until", always(None)),
    ),
    bug("occupation", "Work of any kind fits.", (111, 891), ("recognition.experience:_coded", always(MET))),
    bug("licence", "Work needs nothing held.", (738, 1209), ("routing.search:opened_by_work", always(()))),
    bug("beside", "Study beside work waits for work.", (731, 1215), ("routing.plan:_beside", always(False))),
    # Time.
    bug("held lapse", "What is held never lapses.", (2, 1830), ("recognition.thing:_lapse", always((None, False)))),
    bug(
        "planned lapse",
        "What is earned never lapses.",
        (2, 295),
        ("recognition.thing:_planned", changed(validity=None)),
    ),
    bug("sitting lapse", "A sitting never lapses.", (1362, 0), ("recognition.language:sitting_end", always(None))),
    bug(
        "held age",
        "What is held is never too old.",
        (685, 1622),
        ("recognition.leaves.holds:fit_held", asked(ageless)),
    ),
    bug(
        "planned age",
        "What is earned is never too old.",
        (690, 1616),
        ("recognition.leaves.holds:fit_planned", asked(ageless)),
    ),
    bug(
        "wait",
        "What is waited for comes at once.",
        (1007, 1169),
        ("routing.chooser:Chooser._waited", changed(months=NONE)),
    ),
    bug(
        "waiting",
        "Whoever waits is occupied.",
        (1674, 964),
        ("routing.chooser:Chooser._waited", changed(occupies=True)),
    ),
    bug(
        "intake", "Study begins in any month.", (1547, 1653), ("routing.schedule:_snapper", always(lambda ticks: ticks))
    ),
    bug(
        "lead",
        "No way is applied for ahead.",
        (375, 1034),
        ("routing.assembly:_way", asked(lambda *args: (*args[:4], args[4] - args[2].way.lead_months))),
    ),
    bug("open", "No way or credential is closed.", (1565, 684), ("routing.assembly:_period", always(None))),
    bug(
        "last moment",
        "What ends at a moment has ended by then.",
        (618, 1078),
        ("recognition.thing:End.admits", instead(lambda end, moment: moment < end.at)),
    ),
    bug("months", "Credit spares no months.", (1493, 477), ("routing.chooser:Chooser._studied", unspared)),
    bug("overlap", "Occupying steps overlap.", (1674, 477), ("routing.plan:schedules", instead(unordered))),
    bug(
        "one order",
        "Only one order is tried.",
        (477, 401),
        ("routing.plan:schedules", then(lambda found, *_: islice(found, 1))),
    ),
    # The search.
    bug(
        "tuition",
        "Tuition is not paid.",
        (917, 1547),
        (
            "routing.plan:price_of",
            asked(lambda move, choice, *rest: (move, replace(choice, tuition_share=NONE), *rest)),
        ),
    ),
    bug("held again", "What is held is not earned again.", (1565, 2), ("routing.things:new_moves", then(not_held))),
    bug(
        "certainty",
        "Surer routes are not looked for.",
        (1209, 1588),
        ("routing.quest:Quest.floors", then(lambda floors, _: floors[-1:])),
    ),
    bug(
        "bound on steps",
        "The bound is a step too high.",
        (1562, 1674),
        ("routing.gauge:Gauge.standing", higher(steps=1)),
    ),
    bug(
        "bound on months",
        "The bound is a month too high.",
        (904, 230),
        ("routing.gauge:Gauge.standing", higher(months=SCALE)),
    ),
    bug(
        "bound on price",
        "The bound is 500 dollars too high.",
        (1709, 1789),
        ("routing.gauge:Gauge.standing", higher(price=500 * SCALE)),
    ),
    bug(
        "bound on wants",
        "The bound adds up wants that may share what they rest on.",
        (1649, 351),
        ("routing.gauge:_apart", instead(lambda items, measure: sum(one.amounts[measure] for one in items))),
    ),
    bug(
        "bound on orders",
        "The bound on an order takes every way from a step to the target to be as long as the longest.",
        (1004, 477),
        ("routing.orders:_tails", then(lambda tails, *_: [max(tails)] * len(tails))),
    ),
)
