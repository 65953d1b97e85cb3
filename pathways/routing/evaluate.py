"""Evaluating: what a learner meets of a requirement, or of all that leads to a credential, on a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from pathways.errors import NotFound
from pathways.model.agreement import Agreement
from pathways.model.credential import Credential
from pathways.model.kinds import Verdict
from pathways.model.source import Source
from pathways.model.time import moment_of
from pathways.model.way import Way
from pathways.recognition.asking import Asking
from pathways.recognition.fit import citable
from pathways.recognition.judging import Judge
from pathways.recognition.match import Aim
from pathways.recognition.scene import Scene
from pathways.routing.applying import Applying
from pathways.routing.evaluation import CredentialEvaluation, Evaluation, RequirementEvaluation, WayEvaluation
from pathways.routing.neighbourhood import Neighbourhood
from pathways.routing.network import Network
from pathways.routing.observer import Observer
from pathways.routing.openness import opening_of
from pathways.routing.questions import EvaluationRequest
from pathways.routing.relief import Guises, granted_parts
from pathways.routing.today import Claiming


def evaluate(
    asked: EvaluationRequest, network: Network, observer: Observer | None = None, near: Neighbourhood | None = None
) -> Evaluation:
    """Judge a background on a day; raises `NotFound` for a credential that the catalogue does not have.

    What takes long is stopped by the observer; what is then not proven says so.
    """
    near = near if near is not None and near.faces(network) else Neighbourhood(network)
    near.questions += 1
    background = asked.background
    near.want(sorted({one.credential for one in background.holdings if one.credential}))
    near.want(sorted({one.test for one in background.sittings}))
    scene = Scene(near, background, moment_of(asked.on))
    evaluating = _Evaluating(scene, near, observer or Observer())
    if asked.requirement is not None:
        near.want_patterns(asked.requirement)
        nodes = evaluating.judge().nodes(asked.requirement)
        return RequirementEvaluation(nodes, asked.on, network.revision)
    assert asked.credential is not None
    near.want([asked.credential])
    credential = near.credential(asked.credential)
    if credential is None:
        raise NotFound("credentials", asked.credential)
    return CredentialEvaluation(
        credential=credential,
        held=tuple(evaluating.held(credential)),
        ways=tuple(evaluating.way(credential, way) for way in credential.ways),
        awards=evaluating.applying(credential, None).applied,
        on=asked.on,
        revision=network.revision,
    )


@dataclass(frozen=True)
class _Evaluating:
    scene: Scene
    near: Neighbourhood
    observer: Observer

    @cached_property
    def asking(self) -> Asking:
        return Asking(self.scene)

    def judge(self) -> Judge:
        """Judges a requirement that no step asks: nothing has to last."""
        return Judge(self.asking, self.scene.start, self.scene.start, sources=self._sources({}))

    def held(self, credential: Credential) -> Iterator[str]:
        """The holdings of a credential that are held and valid."""
        for thing in self.scene.things:
            if thing.credential == credential.id:
                fit, now = citable(thing), self.scene.start
                if fit.verdict is Verdict.MET and fit.since <= now and (fit.until is None or fit.until.admits(now)):
                    yield thing.key

    def applying(self, credential: Credential, way: Way | None) -> Applying:
        led = self.near.agreements_toward(credential.id)
        return Applying(Claiming(self.scene, self.near, credential, led, self.observer), self.asking, way)

    def way(self, credential: Credential, way: Way) -> WayEvaluation:
        """One way, with all that agreements give toward it."""
        self.near.want_patterns(way.requires)
        applying = self.applying(credential, way)
        recognitions = tuple(applying.recognitions())
        remaining = recognitions[0].remaining if recognitions else applying.goal.study
        opening = opening_of(credential, way, self.scene.start, remaining, self.near)
        applied = applying.applied
        found = {one.agreement.id: one for one in applied}
        judge = Judge(
            replace(self.asking, aim=Aim.of(credential)),
            self.scene.start,
            self.scene.start + opening.months,
            grants=granted_parts(way.requires, applied),
            guises=Guises(applying, applied).at,
            promises={id: one.verdict for id, one in found.items()},
            sources=self._sources({id: one.agreement for id, one in found.items()}),
        )
        return WayEvaluation(
            way=way,
            openness=opening.openness,
            nodes=judge.nodes(way.requires),
            opens=opening.opens,
            ended=opening.ended,
            applied=applied,
            recognitions=recognitions,
            complete=applying.recognized is None or applying.recognized.complete,
        )

    def _sources(self, agreements: Mapping[str, Agreement]) -> _Sources:
        return _Sources(self.scene, agreements)


@dataclass(frozen=True)
class _Sources:
    """The sources of what is cited: of a holding its credential's, of a sitting its test's and its tables'."""

    scene: Scene
    agreements: Mapping[str, Agreement]

    def __call__(self, cited: Sequence[str], claimed: Sequence[str]) -> tuple[Source, ...]:
        found = [self.agreements[id].source for id in claimed if id in self.agreements]
        facts = self.scene.facts
        for key in cited:
            thing = self.scene.thing_of.get(key)
            known = facts.credential(thing.credential) if thing is not None and thing.credential else None
            found += [known.source] if known is not None else []
        for sitting in self.scene.background.sittings:
            if sitting.id in cited:
                test = facts.credential(sitting.test)
                found += [test.source] if test is not None else []
                taken = moment_of(sitting.taken)
                tables = (one for one in facts.tables() if one.test == sitting.test and one.in_force.covers(taken))
                found += [one.source for one in tables]
        return tuple(dict.fromkeys(found))
