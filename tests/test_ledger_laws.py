"""Two copies of a ledger are one ledger: the laws of folding, and what a written row gives back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from challenge.dates import Stamp
from challenge.ledger.fold import fold, fold_rows
from challenge.ledger.row import Row, dump_row, load_row
from challenge.ledger.store import Ledger, load_ledger, write_ledger
from challenge.recognition.verdict import Because, Verdict

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
ADDRESSES = st.lists(st.sampled_from([f"https://ada.example/{n}" for n in range(4)]), max_size=3, unique=True)
STAMPS = st.builds(
    Stamp,
    st.datetimes(datetime(1996, 1, 1), datetime(2030, 1, 1)).map(lambda moment: moment.replace(microsecond=0)),
    st.sampled_from([None, timedelta(), timedelta(hours=-5)]),
)
SIGNALS = st.sampled_from(["ruling", "sentence", "tag", "date"])
VERDICTS = st.builds(
    lambda status, prompts, signal, detail: Verdict(
        season="s", status=status, prompts=tuple(sorted(prompts)), because=(Because(signal, detail),)
    ),
    st.sampled_from(["on time", "late", "ask", "not ours"]),
    st.sets(st.integers(1, 5), max_size=2),
    SIGNALS,
    TEXT,
)
ROWS = st.builds(
    lambda addresses, seen, claimed, title, words, partial, verdict, rules, windows: Row(
        member="ada",
        page="ada.example/0",
        url=addresses[0] if addresses else "",
        addresses=tuple(sorted(addresses)),
        first_seen=datetime(2017, 5, 1, tzinfo=UTC) + timedelta(hours=seen),
        claimed=claimed,
        title=title,
        words=words,
        partial=partial,
        verdicts=(verdict,),
        rules=rules,
        windows=tuple(windows),
    ),
    ADDRESSES,
    st.integers(0, 3),
    st.none() | STAMPS,
    TEXT,
    st.none() | st.integers(0, 900),
    st.booleans(),
    VERDICTS,
    st.sampled_from(["", "abc", "def"]),
    st.lists(TEXT.filter(bool), max_size=2),
)


@given(ROWS, ROWS)
def test_folding_does_not_care_for_order(one: Row, other: Row) -> None:
    """Ours into theirs is theirs into ours."""
    assert fold(one, other) == fold(other, one)


@given(ROWS, ROWS, ROWS)
@settings(max_examples=300)
def test_folding_does_not_care_for_grouping(one: Row, two: Row, three: Row) -> None:
    """Three branches merge to one memory, whichever two meet first."""
    assert fold(fold(one, two), three) == fold(one, fold(two, three))


@given(ROWS, ROWS)
def test_folding_twice_changes_nothing(one: Row, other: Row) -> None:
    """What was merged may be merged again."""
    folded = fold(one, other)

    assert fold(folded, other) == folded == fold(folded, folded)


@given(ROWS, ROWS)
def test_folding_loses_neither_address_nor_first_sight(one: Row, other: Row) -> None:
    """Union of addresses, earliest first sight, never less credit than the better of both."""
    folded = fold(one, other)

    assert set(folded.addresses) == {*one.addresses, *other.addresses}
    assert folded.first_seen == min(one.first_seen, other.first_seen)


@given(ROWS)
def test_a_row_is_read_as_it_was_written(row: Row) -> None:
    """parse(write(row)) == row, whatever stands in it."""
    assert load_row(dump_row(row).decode(), "s") == row


@given(ROWS, st.text(st.sampled_from('a"\\\n\t\x00é…\x7f\u2028')))
def test_a_row_is_written_as_the_encoder_writes_it(row: Row, text: str) -> None:
    """A long text too, which is escaped apart: every version writes one memory alike."""
    line = dump_row(replace(row, text=text, title='"text":"\0"')).decode()

    assert line == json.dumps(json.loads(line), ensure_ascii=False, separators=(",", ":"))
    assert load_row(line, "s").text == text


@pytest.mark.parametrize("separator", ["\u2028", "\x85", "\x1c", "\x0b"])
def test_odd_line_ends_in_a_title_do_not_cut_the_ledger(tmp_path: Path, separator: str) -> None:
    """Only a line feed ends a row."""
    row = Row(
        member="ada",
        page="ada.example/x",
        url="",
        addresses=(),
        first_seen=datetime(2017, 5, 1, tzinfo=UTC),
        title=f"one{separator}two",
        verdicts=(Verdict(season="s", status="ask", because=(Because("date", "x"),)),),
    )
    write_ledger(tmp_path, Ledger(season="s", rows=fold_rows([row])))

    assert load_ledger(tmp_path, "s") == Ledger(season="s", rows={row.id: row})


@pytest.mark.parametrize(
    "bad", [b"{\xff\xfe", b'{"id": 1}', b"[]", b"null", b'{"member":"ada","page":"x"', b"[" * 100_000]
)
def test_an_unreadable_line_is_named_and_kept_byte_for_byte(tmp_path: Path, bad: bytes) -> None:
    """One clear message with its line; the next write keeps the line as it stands."""
    path = tmp_path / "seasons/s/ledger.jsonl"
    path.parent.mkdir(parents=True)
    path.write_bytes(bad + b"\n")
    ledger = load_ledger(tmp_path, "s")
    path.write_bytes(b"")
    write_ledger(tmp_path, ledger)

    assert [(problem.line, problem.code) for problem in ledger.problems] == [(1, "ledger-line")]
    assert path.read_bytes() == bad + b"\n"


def test_conflict_markers_are_read_as_both_sides(tmp_path: Path) -> None:
    """A merge that git could not finish loses no row; the markers go with the next write."""
    rows = [
        Row(
            member=who,
            page="p",
            url="",
            addresses=(),
            first_seen=datetime(2017, 5, 1, tzinfo=UTC),
            verdicts=(Verdict(season="s", status="on time", prompts=(1,), because=(Because("tag", "x"),)),),
        )
        for who in ("ada", "bo")
    ]
    path = tmp_path / "seasons/s/ledger.jsonl"
    path.parent.mkdir(parents=True)
    ours, theirs = (dump_row(row).decode() for row in rows[:2])
    path.write_text(f"<<<<<<< ours\n{ours}\n=======\n{theirs}\n>>>>>>> theirs\n")
    ledger = load_ledger(tmp_path, "s")
    write_ledger(tmp_path, ledger)

    assert list(ledger.rows) == [rows[0].id, rows[1].id]
    assert {problem.code for problem in ledger.problems} == {"merge-conflict"}
    assert load_ledger(tmp_path, "s").problems == ()
