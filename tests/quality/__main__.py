"""`make quality`: what machines can say of every page of the sample, of a large site and of a strange one.

    python -m tests.quality [--runs 3] [--site sample|large|strange …]

Needs node, a Chromium and Java; what is missing is said, and its figures are absent. Tools are installed into
build/quality from the lock file beside this one. Prints a table, writes build/figures/quality.json.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.quality.made_up import NOW, URL, write_large, write_strange
from tests.quality.still import broken, heaviest, kinds, links_of, weights

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TOOLS = ROOT / "build/quality"
FIGURES = ROOT / "build/figures/quality.json"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
NOT_INDEXED = ("404", "health")
WHAT = ("performance", "accessibility", "best-practices", "seo")
PROBLEMS = ("axe", "sideways", "zoomed", "console", "foreign", "unreached", "scriptless")


@dataclass
class Result:
    """What was found on one site; a list is None where its tool was not there."""

    site: str
    pages: int
    broken: list[str]
    weights: dict[str, dict[str, int]]
    html: list[str] | None = None
    browser: dict[str, Any] | None = None
    kinds: dict[str, str] = field(default_factory=dict)


def main() -> int:
    """Measure, print, write. 1 if anything is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality")
    parser.add_argument("--runs", type=int, default=3, help="runs of Lighthouse for each kind of page; 0 for none")
    parser.add_argument("--site", action="append", choices=["sample", "large", "strange"])
    given = parser.parse_args()
    install()
    results = [measure(site, given.runs) for site in given.site or ["sample", "large", "strange"]]
    figures = figures_of(results)
    tell(results, figures)
    FIGURES.parent.mkdir(parents=True, exist_ok=True)
    FIGURES.write_text(json.dumps(figures, indent=2) + "\n", "utf-8")
    return int(not passed(results, figures))


def install() -> None:
    """The tools from the lock file, unless they are there already."""
    if shutil.which("npm") is None:
        print("npm is not here: no browser and no HTML checker are asked")
        return
    lock = (HERE / "package-lock.json").read_bytes()
    marker = TOOLS / "node_modules/.installed"
    if marker.is_file() and marker.read_bytes() == lock:
        return
    TOOLS.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, TOOLS / name)
    subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], cwd=TOOLS, check=True)
    marker.write_bytes(lock)


def build(site: str) -> tuple[Path, str]:
    """The built site, and the address it was built for."""
    work = TOOLS / "sites" / site
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    if site != "sample":
        (write_large if site == "large" else write_strange)(work / "content")
        return pelican(work, NOW, URL), URL
    shutil.copytree(ROOT / "content", work / "content")
    told = subprocess.run(
        [sys.executable, "-m", "challenge", "sample"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    content = ["--content", str(work / "content")]
    subprocess.run([sys.executable, "-m", "challenge", "refresh", *content, *told], cwd=ROOT, check=True)
    return pelican(work, told[told.index("--now") + 1], "https://sample.example"), "https://sample.example"


def pelican(work: Path, now: str, url: str) -> Path:
    command = [
        sys.executable,
        "-m",
        "pelican",
        str(work / "content"),
        "-s",
        "pelicanconf.py",
        "-o",
        str(work / "output"),
    ]
    environment = {**os.environ, "CHALLENGE_NOW": now, "SITEURL": url}
    subprocess.run([*command, "--fatal", "warnings"], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    return work / "output"


def measure(site: str, runs: int) -> Result:
    """Everything about one site."""
    print(f"{site}: building", flush=True)
    output, url = build(site)
    pages = sorted(path.relative_to(output).as_posix() for path in output.rglob("*.html"))
    sizes = weights(output, pages)
    chosen = heaviest(kinds(pages), sizes)
    result = Result(site, len(pages), broken(links_of(output, pages), output, url), sizes, kinds=chosen)
    print(f"{site}: {len(pages)} pages, asking the HTML checker", flush=True)
    result.html = check_html(output)
    # Every page of a small site; of a large one a few of each kind and the heaviest.
    few = pages if len(pages) <= 150 else sorted({*chosen.values(), *some(kinds(pages))})
    print(f"{site}: asking the browser about {len(few)} pages", flush=True)
    result.browser = ask_browser(output, url, few, list(chosen.values()), runs)
    return result


def some(found: dict[str, list[str]], most: int = 4) -> list[str]:
    return [page for pages in found.values() for page in pages[:: max(1, len(pages) // most)][:most]]


def check_html(output: Path) -> list[str] | None:
    """Each error of the HTML checker in a line."""
    jar = TOOLS / "node_modules/vnu-jar/build/dist/vnu.jar"
    if shutil.which("java") is None or not jar.is_file():
        print("Java is not here: the HTML is not checked")
        return None
    command = ["java", "-Xmx1g", "-jar", str(jar), "--format", "gnu", "--errors-only", "--skip-non-html", str(output)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    return [line for line in (ran.stdout + ran.stderr).splitlines() if "error" in line]


def ask_browser(output: Path, url: str, pages: list[str], kinds: list[str], runs: int) -> dict[str, Any] | None:
    """What `measure.mjs` found."""
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None or shutil.which("node") is None or not (TOOLS / "node_modules").is_dir():
        print("Node or a Chromium is not here: no browser is asked")
        return None
    job = {
        "folder": str(output),
        "base": url,
        "chromium": browser,
        "modules": str(TOOLS / "node_modules"),
        "runs": runs,
    }
    job |= {"pages": list(map(address, pages)), "lighthouse": list(map(address, kinds))}
    file = TOOLS / "job.json"
    file.write_text(json.dumps(job), "utf-8")
    ran = subprocess.run(["node", str(HERE / "measure.mjs"), str(file)], capture_output=True, text=True, check=False)
    if ran.returncode != 0:
        sys.exit(f"The browser's part failed:\n{ran.stderr[-2000:]}")
    found: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return found


def address(page: str) -> str:
    return page.removesuffix("index.html")


def figures_of(results: list[Result]) -> dict[str, float]:
    """The figures as they are published; what was not measured is absent."""
    figures: dict[str, float] = {
        "pages": sum(result.pages for result in results),
        "broken_links": sum(len(result.broken) for result in results),
        "largest_page_kb": max(size["all"] for result in results for size in result.weights.values()) / 1000,
        "css_kb": max(size["css"] for result in results for size in result.weights.values()) / 1000,
        "js_kb": max(size["js"] for result in results for size in result.weights.values()) / 1000,
    }
    checked = [result.html for result in results if result.html is not None]
    if checked:
        figures["html_errors"] = sum(map(len, checked))
    asked = [result.browser for result in results if result.browser is not None]
    if asked:
        figures["axe_violations"] = sum(len(found["axe"]) for found in asked)
        figures["sideways_pages"] = sum(len(found["sideways"]) + len(found["zoomed"]) for found in asked)
        for name in ("console", "foreign", "unreached", "scriptless"):
            figures[f"{name}_problems"] = sum(len(found[name]) for found in asked)
    scores = [line for found in asked for line in found["lighthouse"]]
    for name in WHAT if scores else ():
        counted = [line[name] for line in scores if name != "seo" or not line["page"].startswith(NOT_INDEXED)]
        figures[f"lighthouse_{name.replace('-', '_')}"] = min(counted)
    return figures


def tell(results: list[Result], figures: dict[str, float]) -> None:
    """The table for people."""
    for result in results:
        print(f"\n{result.site}: {result.pages} pages")
        heavy = sorted(result.kinds.items(), key=lambda each: -result.weights[each[1]]["all"])
        scores = {line["page"]: line for line in (result.browser or {}).get("lighthouse", [])}
        print(f"  {'kind':16} {'heaviest page':58} {'kB':>6}  speed access practice seo")
        for kind, page in heavy:
            line = scores.get(address(page), {})
            told = "  ".join(f"{line[name]:>5}" if name in line else "    –" for name in WHAT)
            size, low = result.weights[page]["all"] / 1000, " ".join(line.get("low", []))
            print(f"  {kind:16} {page[-58:]:58} {size:6.1f}  {told} {low}")
        for problem in [*result.broken, *(result.html or [])][:20]:
            print("  BAD", problem[-240:])
        for name in PROBLEMS:
            for problem in (result.browser or {}).get(name, [])[:12]:
                print("  BAD", name, *problem)
    print("\n" + "\n".join(f"{name:28} {value:g}" for name, value in figures.items()))


def passed(results: list[Result], figures: dict[str, float]) -> bool:
    """Whether everything that was measured is as it must be."""
    none = ("html_errors", "axe_violations", "broken_links", "sideways_pages", *(f"{p}_problems" for p in PROBLEMS[3:]))
    least = {
        "lighthouse_performance": 97,
        **{f"lighthouse_{name}": 100 for name in ("accessibility", "best_practices", "seo")},
    }
    return (
        all(not figures.get(name) for name in none)
        and all(figures.get(name, 100) >= value for name, value in least.items())
        and figures["largest_page_kb"] <= 60
        and figures["css_kb"] <= 15
    )


if __name__ == "__main__":
    sys.exit(main())
