"""The evaluation: figures as the contract defines them, and the regression suite of labelled cases."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from challenge.recognition.measured.evaluate import Evaluation, evaluate
from tests.shared_cases import SHARED, shared_cases

FILES = sorted((Path(__file__).parent / "cases").glob("*.jsonl"))
LINES = [line for path in FILES for line in path.read_text(encoding="utf-8").splitlines()]
SEASON = {
    "title": "Inkmonth 2024",
    "timezone": "UTC",
    "starts": "2024-09-01",
    "ends": "2024-09-30",
    "every": "1 days",
    "recognise": {"tags": ["inkmonth"]},
}


def case(id_: str, prompts: list[int] | None, marked: bool = True, **entry: object) -> str:
    """One line of cases in the season above."""
    given = {"url": f"https://ada.example/{id_}", "title": "A blot", "published": "2024-09-05"} | entry
    truth = {"prompts": prompts, "marked": marked}
    return json.dumps({"id": id_, "season": SEASON, "member": {"name": "Ada"}, "entry": given, "truth": truth})


@pytest.fixture(scope="module")
def own() -> Evaluation:
    """The regression suite, judged once."""
    return evaluate(LINES, "tests/cases")


def test_the_suite_holds_many_distinct_ways(own: Evaluation) -> None:
    """At least 150 ways of marking, each case with an id of its own."""
    ids = [outcome.case.id for outcome in own.outcomes]
    assert len(ids) == len(set(ids)) >= 400
    assert sum(outcome.case.truth.marked and outcome.belongs for outcome in own.outcomes) >= 150
    assert own.problems == ()


@pytest.mark.parametrize("number", range(len(LINES)), ids=[json.loads(line)["id"] for line in LINES])
def test_every_case_of_the_suite_is_right(own: Evaluation, number: int) -> None:
    """Marked posts go to their rounds, strangers get no credit, real doubt is asked."""
    outcome, expected = own.outcomes[number], json.loads(LINES[number]).get("expect")
    why = [f"{reason.signal}: {reason.detail}" for reason in outcome.because]
    if expected is not None:
        assert outcome.status == expected, why
    elif outcome.belongs:
        assert outcome.right, why
    else:
        assert not outcome.credited, why


def test_figures_are_those_of_the_contract() -> None:
    """Precision of credits, recall of the marked, misses, share asked, unmarked credits, recall of all."""
    lines = [
        case("right", [4], tags=["inkmonth-day-4"]),
        case("wrong", [7], tags=["inkmonth-day-4"]),
        case("stranger-credited", None, tags=["inkmonth"]),
        case("asked-unmarked", [5], marked=False),
        case("missed", [5], tags=["inkmonth2019"]),
        case("stranger", None, published="2024-12-24"),
    ]
    figures = evaluate(lines).figures
    assert figures == {
        "cases": 6,
        "precision": pytest.approx(1 / 3),
        "recall": pytest.approx(1 / 3),
        "missed_silently": pytest.approx(1 / 3),
        "asked": pytest.approx(1 / 6),
        "unmarked_credited": 0,
        "recall_all": pytest.approx(1 / 4),
    }


def test_a_ratio_of_nothing_is_absent() -> None:
    """Never zero where nothing was measured."""
    assert evaluate([case("stranger", None, published="2024-12-24")]).figures == {"cases": 1, "asked": 0}


def test_the_json_document_has_one_verdict_a_case_with_reasons() -> None:
    """Status, the union of the credited rounds, and why."""
    document = evaluate([case("two", [4, 5], title="Inkmonth days 4 and 5")]).as_json()
    assert json.loads(json.dumps(document))["verdicts"] == [
        {
            "id": "two",
            "status": "on time",
            "prompts": [4, 5],
            "because": document["verdicts"][0]["because"],  # type: ignore[index]
        }
    ]
    assert document["verdicts"][0]["because"][0]["signal"] == "title"  # type: ignore[index]


def test_the_report_names_every_error_with_its_reasons() -> None:
    """A table by signal, and for each error what it got, what is right and why."""
    report = evaluate(
        [case("wrong", [7], tags=["inkmonth-day-4"]), case("fine", [4], tags=["inkmonth-day-4"])]
    ).report()
    assert "wrong credit: wrong: late [4], right is [7]" in report
    assert "inkmonth-day-4" in report
    assert ["tag", "2", "1"] in [line.split() for line in report.splitlines()]
    assert "fine" not in report


def test_lines_that_are_no_cases_are_problems_and_the_rest_is_judged() -> None:
    """Each with its line number; blank lines are nothing."""
    lines = ["", "{not json", "[]", '{"id": "x"}', case("fine", [4], tags=["inkmonth-day-4"]), "   "]
    evaluation = evaluate(lines, "cases.jsonl")
    assert [problem.line for problem in evaluation.problems] == [2, 3, 4]
    assert [outcome.case.id for outcome in evaluation.outcomes] == ["fine"]


@pytest.mark.parametrize(
    "published", [None, "", "gestern", "2024-13-45", "Thu, 05 Sep 2024 08:00:00 GMT", "2024-09-05T08:00:00.123Z"]
)
def test_odd_dates_are_survived(published: str | None) -> None:
    """A date that cannot be read is the first sight; mail dates and fractions of seconds are read."""
    line = case("odd", [5], tags=["inkmonth"], published=published, first_seen="2024-09-05T12:00:00Z")
    assert evaluate([line]).outcomes[0].right


def test_html_of_a_case_may_be_unsanitised() -> None:
    """Scripts and comments are no text."""
    html = "<script>'Inkmonth day 9'</script><!-- Inkmonth day 8 --><p>Day 4 of #inkmonth</p>"
    assert evaluate([case("html", [4], html=html)]).outcomes[0].right


def test_real_challenges_reach_their_targets() -> None:
    """Precision, recall and silent misses over recorded challenges, where they are at hand."""
    if not SHARED.is_dir():
        pytest.skip("the recorded challenges are not beside the project")
    figures = evaluate([json.dumps(made) for made in shared_cases()]).figures
    assert figures["precision"] >= 0.995
    assert figures["recall"] >= 0.97
    assert figures["missed_silently"] <= 0.02
