"""Why a post counts, where, and what would change it."""

from __future__ import annotations

import argparse
from typing import Any

from challenge.commands.call import Call, print_json
from challenge.content.numbers import in_words
from challenge.explain import Explanation, explain
from challenge.feeds.cache import Cache
from challenge.hints import UNKNOWN
from challenge.unremembered import explain_unremembered


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("post", help="an address of the post, or its file's path")
    parser.add_argument("--json", action="store_true", help="one JSON document")


def run(call: Call, args: argparse.Namespace) -> int:
    overview = call.look()
    found = explain(overview, args.post)
    if not found and "://" in args.post:
        with Cache(call.cache) as cache:
            found = explain_unremembered(overview, args.post, cache)
    if call.json:
        unknown = Explanation(post=args.post, title="", member="", verdicts=(), hint=UNKNOWN)
        document = _json(found[0] if found else unknown)
        print_json({**document, "also": [_json(other) for other in found[1:]]} if len(found) > 1 else document)
    elif not found:
        print(f"{args.post}\n  {UNKNOWN}")
    for explanation in () if call.json else found:
        _print(explanation)
    return 0 if found else 1


def _json(explanation: Explanation) -> dict[str, Any]:
    return {
        "post": explanation.post,
        "title": explanation.title,
        "member": explanation.member,
        "verdicts": [
            {
                "season": verdict.season,
                "status": verdict.status,
                "prompts": list(verdict.prompts),
                "because": [{"signal": reason.signal, "detail": reason.detail} for reason in verdict.because],
            }
            for verdict in explanation.verdicts
        ],
        "hint": explanation.hint,
    }


def _print(explanation: Explanation) -> None:
    print(f"{explanation.title or '(no title)'} — {explanation.member}\n{explanation.post}")
    for verdict in explanation.verdicts:
        rounds = f", {in_words(verdict.prompts)}" if verdict.prompts else ""
        print(f"  {verdict.season}: {verdict.status}{rounds}")
        for reason in verdict.because:
            print(f"    {reason.signal}: {reason.detail}")
    print(f"  {explanation.hint}\n")
