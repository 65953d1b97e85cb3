"""Tables and lines, laid out for a width."""

from __future__ import annotations

from pathways.cli.tables import laid_out, wrapped

HEADS = ("#", "of it estimated", "route")
ROWS = [("1", "$90,000.50", "first/way > second/way"), ("2", "$0", "third/way")]


def test_where_nobody_looks_a_row_is_one_line() -> None:
    assert list(laid_out(HEADS, ROWS, None)) == [
        "#  of it estimated  route",
        "1  $90,000.50       first/way > second/way",
        "2  $0               third/way",
    ]


def test_a_table_that_fits_is_left_as_it_is() -> None:
    assert list(laid_out(HEADS, ROWS, 42)) == list(laid_out(HEADS, ROWS, None))


def test_heads_and_the_last_column_are_broken_first() -> None:
    assert list(laid_out(HEADS, [("1", "$90,000.50", "one two three four five six seven eight")], 47)) == [
        "#  of it       route",
        "   estimated",
        "1  $90,000.50  one two three four five six",
        "               seven eight",
    ]


def test_with_no_room_beside_the_last_column_stands_under_its_row_and_nothing_is_cut_off() -> None:
    assert list(laid_out(HEADS, ROWS, 22)) == [
        "#  of it",
        "   estimated",
        "1  $90,000.50",
        "    first/way >",
        "    second/way",
        "2  $0",
        "    third/way",
    ]


def test_a_long_line_goes_on_deeper_and_addresses_stay_whole() -> None:
    text = "  source: https://example.org/a-very-long-address, as of 2024"
    assert list(wrapped(text, 24)) == ["  source:", "    https://example.org/a-very-long-address,", "    as of 2024"]
    assert list(wrapped(text, None)) == [text]
    assert list(wrapped("", 24)) == [""]
