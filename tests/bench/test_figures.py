"""From times to tables, plots and pages."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from bench import compare, tables
from bench.asking import Asked
from bench.calibration import calibrated
from bench.figures import Measured, grouped, percentile, summary, third_over_two
from bench.plot import Line, svg
from bench.report import BEGIN, END, picture, renewed, section
from bench.stores import Loaded


def asked(number: int, seconds: float, outcome: str = "found", group: str = "6x2") -> Asked:
    return Asked(number, "a question", group, outcome, seconds, seconds, [["1", "2"]], 2, 10, 100, 5, 3, 64.0)


LOADED = Loaded(15_000, 3.0, 2.5, 11.0, 60.0)


def test_percentiles_are_values_that_were_measured() -> None:
    values = [float(value) for value in range(1, 201)]
    assert (percentile(values, 50), percentile(values, 95), percentile([7.0], 95)) == (100, 190, 7)


def test_what_was_stopped_is_not_complete() -> None:
    figures = summary([asked(1, 0.001), asked(2, 0.002, "impossible"), asked(3, 10, "stopped"), asked(4, 1, "gave_up")])
    assert (figures.complete, figures.worst, figures.p50) == (0.5, 10_000, 2.0)


def test_three_criteria_are_compared_with_two_of_the_same_question() -> None:
    taken = [asked(1, 1), asked(1001, 3), asked(2, 1), asked(1002, 9, "stopped"), asked(3, 1)]
    assert third_over_two(taken) == 3
    assert third_over_two(taken[2:]) is None


def test_tables_tell_every_group_and_all_together() -> None:
    measured = Measured("2k", LOADED, 0.01, [asked(1, 0.02)], [asked(1, 0.01), asked(2, 0.03, group="4x2")])
    lines = tables.questions([measured]).splitlines()
    assert [line.split("|")[2].strip() for line in lines[2:]] == ["warm"] * 3 + ["cold"] * 2
    # Ten milliseconds are one calibration loop here.
    assert [cell.strip() for cell in lines[2].split("|")[9:11]] == ["1.00", "1.00"]
    assert len({len(line) for line in lines}) == 1
    assert "15,000" in tables.loads([measured])


def test_a_comparison_is_made_where_both_sides_answered() -> None:
    here = [asked(1, 1), asked(2, 2), asked(3, 9, "stopped")]
    there = [asked(1, 2), asked(2, 4)._replace(costs=[]), asked(3, 1)]
    row = [cell.strip() for cell in compare.table(here, there).splitlines()[2].split("|")]
    assert row[6:10] == ["67%", "100%", "0.500", "1"]


def test_the_plot_is_a_picture_of_every_point() -> None:
    drawn = ElementTree.fromstring(svg("Times", [Line("p50", [(2e3, 3), (2e4, 4)]), Line("p95", [(2e3, 30)])]))
    tags = [element.tag.partition("}")[2] for element in drawn.iter()]
    assert (tags.count("circle"), tags.count("polyline")) == (3, 2)
    heights = [float(element.attrib["cy"]) for element in drawn.iter() if element.tag.endswith("circle")]
    assert heights[0] > heights[1] > heights[2]


def test_only_what_stands_between_the_marks_is_written_anew() -> None:
    measured = [Measured("2k", LOADED, 0.01, [asked(1, 0.02)], [asked(1, 0.01)])]
    page = renewed(f"# Before\n\n{BEGIN}\nwas here\n{END}\n\nafter\n", section(measured, 10))
    assert page.startswith("# Before")
    assert page.endswith("\n\nafter\n")
    assert "was here" not in page
    assert "| 2k" in page
    assert "cold, p95" in picture(measured)
    with pytest.raises(ValueError, match="marks"):
        renewed("# No marks", "text")


def test_the_calibration_loop_takes_some_time() -> None:
    assert 0.001 < calibrated() < 2


def test_groups_keep_their_order() -> None:
    assert list(grouped([asked(1, 1, group="4x2"), asked(2, 1)])) == ["6x2", "4x2", "all"]
