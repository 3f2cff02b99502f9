"""`make quality`: what machines can say of every page of the sample, of a large site and of a strange one.

    python -m tests.quality [--runs 3] [--site sample|large|strange …]

Needs node, Java and a Chromium; what the machine lacks is installed below build/quality if it can be. What is still
missing is said, and its figures are absent. Prints a table; writes build/figures/quality.json of all three sites.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.quality.asked import address, ask_browser, check_html, compare_pictures
from tests.quality.clients import khal_faults, newsboat_faults
from tests.quality.feed_rules import feed_faults
from tests.quality.page_rules import page_faults
from tests.quality.sites import SITES, build
from tests.quality.still import broken, heaviest, kinds, links_of, weights
from tests.quality.tools import ROOT, Tools, have_tools

FIGURES = ROOT / "build/figures/quality.json"
NOT_INDEXED = ("404", "health")
WHAT = ("performance", "accessibility", "best-practices", "seo")
BROWSER = ("axe", "sideways", "zoomed", "console", "foreign", "unreached", "scriptless")
NAMES = {
    "html": "html_errors",
    "links": "broken_links",
    "axe": "axe_violations",
    "sideways": "sideways_pages",
    "zoomed": "sideways_pages",
    "console": "console_problems",
    "foreign": "foreign_problems",
    "unreached": "unreached_problems",
    "scriptless": "scriptless_problems",
    "feeds": "feed_faults",
    "heads": "head_faults",
    "newsboat": "newsboat_faults",
    "khal": "khal_faults",
    "pictures": "picture_faults",
}
"""What is asked, and the figure that counts what it found."""

LEAST = {"performance": 97, "accessibility": 100, "best-practices": 100, "seo": 100}
MOST_KB = {"largest_page_kb": 60, "css_kb": 15}


@dataclass
class Result:
    """What was found on one site. `found` has a list for everything that was asked, None where nobody could answer."""

    site: str
    pages: int
    weights: Mapping[str, Mapping[str, int]]
    kinds: Mapping[str, str]
    found: dict[str, list[str] | None] = field(default_factory=dict)
    scores: list[dict[str, Any]] = field(default_factory=list)


def main() -> int:
    """Measure, print, write. 1 if anything is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality")
    parser.add_argument("--runs", type=int, default=3, help="runs of Lighthouse for each kind of page; 0 for none")
    parser.add_argument("--site", action="append", choices=SITES)
    given = parser.parse_args()
    tools = have_tools()
    results = []
    for site in given.site or SITES:
        results.append(measure(tools, site, given.runs))
        tell(results[-1])
    figures = figures_of(results)
    tell_figures(results, figures, tools)
    if not given.site:
        FIGURES.parent.mkdir(parents=True, exist_ok=True)
        FIGURES.write_text(json.dumps(figures, indent=2) + "\n", "utf-8")
    return int(not passed(figures))


def measure(tools: Tools, site: str, runs: int) -> Result:
    """Everything about one site."""
    print(f"{site}: building", flush=True)
    output, url = build(site)
    pages = sorted(path.relative_to(output).as_posix() for path in output.rglob("*.html"))
    sizes = weights(output, pages)
    chosen = heaviest(kinds(pages), sizes)
    result = Result(site, len(pages), sizes, chosen)
    print(f"{site}: {len(pages)} pages, asking the HTML checker and the clients", flush=True)
    result.found = {
        "html": check_html(tools, output),
        "links": broken(links_of(output, pages), output, url),
        "feeds": feed_faults(output),
        "heads": page_faults(output, url),
        "newsboat": newsboat_faults(output),
        "khal": khal_faults(output),
    }
    if site == "strange":
        result.found["pictures"] = compare_pictures(output)
    # Every page of a small site; of a large one a few of each kind and the heaviest.
    few = pages if len(pages) <= 150 else sorted({*chosen.values(), *some(kinds(pages))})
    print(f"{site}: asking the browser about {len(few)} pages", flush=True)
    said = ask_browser(tools, output, url, few, list(chosen.values()), runs)
    for name in BROWSER:
        result.found[name] = None if said is None else [" ".join(map(str, line)) for line in said[name]]
    result.scores = said["lighthouse"] if said else []
    return result


def some(found: Mapping[str, list[str]], most: int = 4) -> list[str]:
    return [page for pages in found.values() for page in pages[:: max(1, len(pages) // most)][:most]]


def figures_of(results: list[Result]) -> dict[str, float]:
    """The figures as they are published; what was not measured, on any of the sites, is absent."""
    sizes = [size for result in results for size in result.weights.values()]
    figures: dict[str, float] = {"pages": sum(result.pages for result in results)}
    figures |= {
        name: max(size[part] for size in sizes) / 1000
        for name, part in (("largest_page_kb", "all"), ("css_kb", "css"), ("js_kb", "js"))
    }
    lists = [(NAMES[what], lines) for result in results for what, lines in result.found.items()]
    unmeasured = {name for name, lines in lists if lines is None}
    for name, lines in lists:
        if name not in unmeasured:
            figures[name] = figures.get(name, 0) + len(lines or ())
    for what in WHAT:
        scores = [line[what] for result in results for line in result.scores if counts(what, line)]
        if scores and all(result.scores for result in results):
            figures[f"lighthouse_{what.replace('-', '_')}"] = min(scores)
    return figures


def counts(what: str, line: Mapping[str, Any]) -> bool:
    """Whether a page's score counts: pages that ask not to be listed have none for search engines."""
    return what in line and (what != "seo" or not line["page"].startswith(NOT_INDEXED))


def tell(result: Result) -> None:
    """One site for people."""
    print(f"\n{result.site}: {result.pages} pages", flush=True)
    print(f"  {'kind':16} {'heaviest page':58} {'kB':>6}  speed access practice seo")
    scores = {line["page"]: line for line in result.scores}
    for kind, page in sorted(result.kinds.items(), key=lambda each: -result.weights[each[1]]["all"]):
        line = scores.get(address(page), {})
        told = "  ".join(f"{line[name]:>5}" if name in line else "    –" for name in WHAT)
        size, low = result.weights[page]["all"] / 1000, " ".join(line.get("low", []))
        print(f"  {kind:16} {page[-58:]:58} {size:6.1f}  {told} {low}")
    for name, lines in result.found.items():
        for line in (lines or ())[:20]:
            print("  BAD", name, line[-240:])


def tell_figures(results: list[Result], figures: Mapping[str, float], tools: Tools) -> None:
    """All figures, and what has none."""
    print("\n" + "\n".join(f"{name:28} {value:g}" for name, value in figures.items()))
    for name in sorted({NAMES[what] for result in results for what in result.found} - set(figures)):
        print(f"{name:28} not measured")
    if not any(name.startswith("lighthouse") for name in figures):
        print(f"{'lighthouse':28} not measured")
    absent = [name for name in ("newsboat", "khal") if any(result.found[name] is None for result in results)]
    missing = ", ".join(filter(None, [tools.missing(), *absent]))
    if missing:
        print(f"\nNot there: {missing}.")


def passed(figures: Mapping[str, float]) -> bool:
    """Whether everything that was measured is as it must be."""
    scores = {f"lighthouse_{name.replace('-', '_')}": least for name, least in LEAST.items()}
    return (
        not any(figures.get(name) for name in NAMES.values())
        and all(figures.get(name, least) >= least for name, least in scores.items())
        and all(figures[name] <= most for name, most in MOST_KB.items())
    )


if __name__ == "__main__":
    sys.exit(main())
