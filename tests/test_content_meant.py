"""Messages that say what was probably meant, for the slips that are made every day."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content_folder import ADA, POST, SEASON, SOUND, load, only


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("3 May 2017", "write 2017-05-03"),
        ("May 3rd, 2017", "write 2017-05-03"),
        ("13/5/2017", "write 2017-05-13"),
        ("5/13/2017", "write 2017-05-13"),
        ("2017.5.3", "write 2017-05-03"),
        ("2017\u201305\u201303", "write 2017-05-03"),
        ("2017-05-03 8pm", "write 2017-05-03T20:00"),
        ("2017-05-03 8:05", "write 2017-05-03T08:05"),
        ("3/5/2017", "write it as 2017-05-01"),
        ("31 June 2017", "write it as 2017-05-01"),
        ("2017-05-03 20:00 CET", "write it as 2017-05-01"),
    ],
)
def test_writes_out_a_date_that_can_mean_one_day_only(tmp_path: Path, written: str, meant: str) -> None:
    """The message holds the date to type; where two days or some zone could be meant, nothing is guessed."""
    problem = only(load(tmp_path, {POST: SOUND[POST].replace("2017-05-02", written)}))

    assert (problem.line, problem.code) == (2, "bad-value")
    assert meant in problem.message


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("timezone = \u201cAsia/Seoul\u201d", "straight ones"),
        ("joined = 3.11.2017", "something stands after"),
        ("joined = 13.11.2017", "2017-11-13"),
        ('timezone = "GMT+9"', "write a place"),
        ('seasons = "spring"', 'seasons = ["spring"]'),
        ("// my file", "begins with #"),
    ],
)
def test_names_the_slip_itself_in_a_member(tmp_path: Path, line: str, words: str) -> None:
    """Curly quotation marks, dates of every country and remarks of other languages are called by their names."""
    assert words in only(load(tmp_path, {ADA: f'name = "Ada Example"\n{line}\n'})).message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[goal]\ntarget = 2\nends = 2017-06-01\n", "move this line up"),
        ('tags = ["letters"]\n', "below a line [recognise]"),
        ('zone = "author"\n', "below a line [deadline]"),
    ],
)
def test_says_where_a_key_of_a_season_belongs(tmp_path: Path, text: str, words: str) -> None:
    """A right key in the wrong part of the file is to be moved, not to be taken out."""
    assert words in only(load(tmp_path, {SEASON: SOUND[SEASON] + text})).message


@pytest.mark.parametrize("header", ["**Title:** One", "Title\u00a0: One", "# Title: One"])
def test_writes_out_a_header_that_is_nearly_one(tmp_path: Path, header: str) -> None:
    """What a word processor made of a header is shown as it should stand."""
    problem = only(load(tmp_path, {POST: f"{header}\n\nIt began well.\n"}))

    assert "write Title: One" in problem.message


def test_a_season_with_a_broken_line_says_what_that_costs(tmp_path: Path) -> None:
    """Whoever breaks season.toml hears that the whole season waits for it."""
    content = load(tmp_path, {SEASON: SOUND[SEASON].replace("2017-05-01", "1/5/2017")})

    assert "left out until this is mended" in only(content).message


def test_a_header_with_a_space_before_it_is_named_where_it_stands(tmp_path: Path) -> None:
    """A header that became part of the one above is the fault, not what seems to be missing."""
    content = load(tmp_path, {POST: "Title: One\n Date: 2017-05-02\nPrompt: 1\n\nIt began well.\n"})

    assert [(p.line, "take the space out" in p.message) for p in content.problems if p.line > 1] == [(2, True)]


def test_a_missing_prompt_is_looked_for_in_the_names_of_files(tmp_path: Path) -> None:
    """Where a file is called after the missing number, its line is what went wrong."""
    content = load(
        tmp_path,
        {
            "content/seasons/spring/prompts/02-go-on.md": "Title: Go on\nNumber: 4\n\nHow did it go on?\n",
            "content/seasons/spring/prompts/03-end.md": "Title: End\nNumber: 3\n\nHow did it end?\n",
        },
    )

    assert "02-go-on.md says Number: 4" in only(content).message


def test_a_member_outside_the_folder_of_members_is_told_the_way(tmp_path: Path) -> None:
    """A file that nothing reads is named, with its place."""
    content = load(tmp_path, {"content/Cleo.toml": 'name = "Cleo Example"\n'})

    assert "content/members/cleo.toml" in only(content).message
