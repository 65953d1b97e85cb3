"""The use cases, on a store that is gone with the test."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pathways.errors import InvalidInput, NotFound, RevisionConflict
from pathways.exchange.writing import write_bundle, write_lines
from pathways.model.agreement import Agreement
from pathways.model.bundle import Bundle
from pathways.model.credential import Credential
from pathways.model.kinds import CredentialKind, Verdict
from pathways.routing.answer import Found
from pathways.routing.questions import (
    ComparisonRequest,
    EvaluationRequest,
    LadderRequest,
    OpportunitiesRequest,
    Selection,
    StructureRequest,
)
from pathways.routing.request import OccupationTarget
from pathways.routing.structure import Gateway
from pathways.service import Pathways, Stage, Watcher
from pathways.service.importing import TRIES
from pathways.stores.base import LARGEST_CHANGE, Search, records_of
from pathways.stores.embedded import EmbeddedStore
from tests.worlds import (
    agreement,
    background,
    bundle,
    credential,
    holding,
    occupation,
    request,
    requirement,
    sitting,
)

WORLD = bundle(
    credential("diploma", study="60/24/6000", title={"en": "Diploma", "fr": "Diplôme"}),
    credential("bachelor", "bachelor", study="120/48/20000", requires="diploma", provider="uni"),
    agreement("block", "diploma", "bachelor", credits=60, title="Block"),
    occupation("21231"),
)


@pytest.fixture
def pathways() -> Iterator[Pathways]:
    service = Pathways(EmbeddedStore(":memory:"))
    yield service
    service.close()


@pytest.fixture
def filled(pathways: Pathways, tmp_path: Path) -> Pathways:
    pathways.import_bundle(file(tmp_path, WORLD))
    return pathways


def ladder(id: str, direction: str = "up", **more: Any) -> LadderRequest:
    return LadderRequest.model_validate({"credential": id, "direction": direction, **more})


def file(folder: Path, world: Bundle, name: str = "world.yaml") -> Path:
    write_bundle(world, folder / name)
    return folder / name


def test_an_import_says_what_it_did(pathways: Pathways, tmp_path: Path) -> None:
    done = pathways.import_bundle(file(tmp_path, WORLD))
    assert done.revision == pathways.revision == 1
    assert done.counts == {"providers": 2, "credentials": 2, "agreements": 1, "occupations": 1}


def test_an_import_adds_to_what_is_there_and_replaces_what_it_names(filled: Pathways, tmp_path: Path) -> None:
    more = Bundle(credentials=(credential("bachelor", "bachelor", provider="uni"), credential("master", "master")))
    assert filled.import_bundle(file(tmp_path, more)).revision == 2
    assert filled.show("bachelor")[0].record == more.credentials[0]
    assert filled.show("diploma")


def test_an_import_may_replace_everything(filled: Pathways, tmp_path: Path) -> None:
    filled.import_bundle(file(tmp_path, bundle(credential("master", "master"))), replace=True)
    with pytest.raises(NotFound):
        filled.show("diploma")


def test_a_large_import_is_merged_too(filled: Pathways, tmp_path: Path) -> None:
    many = bundle(*(credential(f"c{number}") for number in range(LARGEST_CHANGE + 1)))
    assert filled.import_bundle(file(tmp_path, many)).revision == 2
    assert filled.show("diploma")
    assert filled.show(f"c{LARGEST_CHANGE}")


def test_an_import_that_refers_to_nothing_changes_nothing(filled: Pathways, tmp_path: Path) -> None:
    wrong = Bundle(credentials=(credential("master", "master", study="45/24/9000", requires="bachlor"),))
    with pytest.raises(InvalidInput, match=r"world\.yaml:\d+:\d+ /credentials/0/.*'bachlor'.*did you mean 'bachelor'"):
        filled.import_bundle(file(tmp_path, wrong))
    assert filled.revision == 1


class Overtaking(Watcher):
    """Somebody imports something else, so often, whenever an import is about to write."""

    def __init__(self, service: Pathways, other: Path, times: int) -> None:
        self.service, self.other, self.times = service, other, times

    def at(self, stage: Stage) -> None:
        if stage is Stage.WRITE and self.times:
            self.times -= 1
            self.service.import_bundle(self.other)


@pytest.mark.parametrize("name", ["slow.yaml", "slow.jsonl"])
@pytest.mark.parametrize("replace", [False, True])
def test_an_import_that_another_one_overtakes_goes_on_from_there(
    pathways: Pathways, tmp_path: Path, name: str, replace: bool
) -> None:
    quick = file(tmp_path, bundle(credential("quick")), "quick.yaml")
    slow = tmp_path / name
    if slow.suffix == ".jsonl":
        write_lines(records_of(WORLD), slow)
    else:
        write_bundle(WORLD, slow)
    done = pathways.import_bundle(slow, replace=replace, watcher=Overtaking(pathways, quick, 2))
    assert done.revision == pathways.revision == 3
    assert pathways.show("diploma")


def test_an_import_that_is_overtaken_over_and_over_says_so_and_changes_nothing(
    filled: Pathways, tmp_path: Path
) -> None:
    quick = file(tmp_path, Bundle(credentials=(credential("quick"),)), "quick.yaml")
    slow = file(tmp_path, Bundle(credentials=(credential("slow"),)))
    with pytest.raises(RevisionConflict):
        filled.import_bundle(slow, watcher=Overtaking(filled, quick, TRIES))
    assert filled.revision == 1 + TRIES
    with pytest.raises(NotFound):
        filled.show("slow")


def test_what_fills_an_empty_catalogue_adds_to_no_other(pathways: Pathways, tmp_path: Path) -> None:
    class Overtaking(Watcher):
        def at(self, stage: Stage) -> None:
            if stage is Stage.READ:
                pathways.import_bundle(file(tmp_path, bundle(credential("quick")), "quick.yaml"))

    assert pathways.fill(file(tmp_path, WORLD), watcher=Overtaking()) is None
    assert pathways.revision == 1
    with pytest.raises(NotFound):
        pathways.show("diploma")


def test_checks_tell_what_does_not_fit(filled: Pathways, tmp_path: Path) -> None:
    assert filled.check() == ()
    wrong = file(tmp_path, bundle(agreement("odd", None, "gone", credits=3)))
    (problem,) = Pathways.check_bundle(wrong)
    place, pointer = problem.where.split(" ")
    assert pointer == "/agreements/0/to/credential"
    line = wrong.read_text(encoding="utf-8").splitlines()[int(place.split(":")[-2]) - 1]
    assert (place.startswith(f"{wrong}:"), line.strip()) == (True, "credential: gone")
    (unreadable,) = Pathways.check_bundle(tmp_path / "nowhere.yaml")
    assert unreadable.what == "there is no such file"


def test_an_addition_is_checked_with_what_is_there(filled: Pathways, tmp_path: Path) -> None:
    part = file(tmp_path, Bundle(agreements=(agreement("more", "diploma", "bachelor", credits=3, receiver="college"),)))
    assert len(Pathways.check_bundle(part)) == 3
    assert filled.check_added(part) == ()


def test_a_search_finds_by_words(filled: Pathways) -> None:
    assert [record.id for record in filled.search(Search("diplôme")) if isinstance(record, Credential)] == ["diploma"]


def test_a_credential_is_shown_with_the_agreements_toward_it(filled: Pathways) -> None:
    (shown,) = filled.show("bachelor")
    assert [one.id for one in shown.agreements] == ["block"]
    (shown,) = filled.show("block", "agreements")
    assert isinstance(shown.record, Agreement)


def test_routes_are_found(filled: Pathways) -> None:
    answer = filled.routes(request("bachelor", holding("diploma")))
    assert isinstance(answer, Found)
    assert [route.cost.price for route in answer.routes] == [10_000]


@pytest.mark.parametrize("target", ["bachlor", OccupationTarget(occupation="99999")])
def test_a_target_that_is_not_there_is_not_found(filled: Pathways, target: Any) -> None:
    with pytest.raises(NotFound):
        filled.routes(request(target))


def test_a_background_that_names_unknown_things_is_told_which(filled: Pathways) -> None:
    asked = request("bachelor", holding("diplom"), sitting("xyz", "2024-01-01"))
    with pytest.raises(InvalidInput) as error:
        filled.routes(asked)
    assert [str(problem) for problem in error.value.problems] == [
        "background /holdings/0/credential: names no credential of the catalogue (did you mean 'diploma'?)",
        (
            "background /sittings/0/test: names no credential of the catalogue "
            "(name a test of the catalogue, or say under 'said' what you can do)"
        ),
    ]


def test_ladders_go_up_and_down(filled: Pathways) -> None:
    assert next((rung.lower, rung.upper) for rung in filled.ladders(ladder("diploma")).rungs) == ("diploma", "bachelor")
    assert filled.ladders(ladder("bachelor", "down", depth=1)).start == "bachelor"
    with pytest.raises(NotFound):
        filled.ladders(ladder("bachlor"))


def test_names_come_from_the_catalogue(filled: Pathways) -> None:
    titles = [filled.title(*named) for named in (("credentials", "diploma"), ("providers", "uni"), ("providers", "x"))]
    assert [title.best("fr")[0] if title else None for title in titles] == ["Diplôme", "uni", None]


def test_near_ids_are_suggested_within_a_list_or_in_all(filled: Pathways) -> None:
    assert filled.nearest("credentials", "bachlor") == ("bachelor",)
    assert filled.nearest("records", "blok") == ("block",)
    assert filled.nearest("credentials", "zzzz") == ()


def test_ids_alike_begin_as_the_unknown_one_does(filled: Pathways) -> None:
    assert filled.alike("credentials", "bachlor") == ("bachelor",)
    assert filled.alike("credentials", "zzzz") == ()


def test_schemas_name_what_they_describe() -> None:
    assert Pathways.schema("background")["title"] == "Pathways background"


def test_what_holds_on_a_day_is_asked_of_what_is_known(filled: Pathways) -> None:
    asked = EvaluationRequest(background=background(holding("diploma")), on=date(2025, 1, 1), credential="bachelor")
    found = filled.evaluate(asked)
    assert (found.verdict, found.revision) == (Verdict.MET, 1)
    with pytest.raises(NotFound):
        filled.evaluate(asked.model_copy(update={"credential": "bachlor"}))
    with pytest.raises(NotFound):
        filled.evaluate(EvaluationRequest(background=background(), on=date(2025, 1, 1), requirement=requirement("x")))
    with pytest.raises(InvalidInput, match="diplom"):
        filled.evaluate(asked.model_copy(update={"background": background(holding("diplom"))}))


def test_opportunities_and_comparisons_are_asked_of_what_is_known(filled: Pathways) -> None:
    learner, start = background(holding("diploma")), date(2025, 1, 1)
    near = filled.opportunities(OpportunitiesRequest(background=learner, start=start))
    assert ([one.credential.id for one in near.found], near.complete) == (["bachelor"], True)
    targets = (requirement("bachelor"), requirement("diploma"))
    compared = filled.compare(ComparisonRequest(background=learner, targets=targets, start=start))
    assert [type(one.answer) for one in compared.answers] == [Found, Found]
    with pytest.raises(NotFound):
        filled.compare(ComparisonRequest(background=learner, targets=(requirement("x"),), start=start))


def test_courses_are_opportunities_where_their_kind_is_named(pathways: Pathways, tmp_path: Path) -> None:
    world = bundle(credential("c", "course", wait="1"), credential("licensed", "bachelor", wait="1"))
    pathways.import_bundle(file(tmp_path, world))
    asked = OpportunitiesRequest(background=background(), start=date(2025, 1, 1))
    named = asked.model_copy(update={"among": Selection(kinds=(CredentialKind.COURSE,))})
    found = [[one.credential.id for one in pathways.opportunities(one).found] for one in (asked, named)]
    assert found == [["licensed"], ["c"]]


def test_what_counts_toward_something_and_the_shape_of_it_all(filled: Pathways, tmp_path: Path) -> None:
    assert [one.id for one in filled.reverse("bachelor").agreements] == ["block"]
    shape = filled.structure()
    assert shape.gateways == (Gateway("diploma", ("bachelor",)),)
    assert filled.structure() is shape
    assert filled.structure(StructureRequest(among=Selection(kinds=(CredentialKind.DIPLOMA,)))).size == 1
    filled.import_bundle(file(tmp_path, bundle(credential("master", "master"))))
    assert filled.structure().size == 3
