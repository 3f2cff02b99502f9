"""What to do where a verdict is wrong: a ruling to copy, and the page where it is pasted."""

from __future__ import annotations

import json
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from challenge.addresses import is_web_address
from challenge.content.tree import SeasonFiles
from challenge.language import Language
from challenge.pages.cards import Card, Person
from challenge.pages.shelf import Shelf
from challenge.recognition.verdict import CREDITED


@dataclass(frozen=True, slots=True)
class RulingHelp:
    """One of `texts` goes to the end of the file `path`; with several, each is another decision.

    `edit` opens that file on the web, or begins it where there is none yet; empty where that is unknown. `organizers`
    are the people who can be told instead.
    """

    texts: tuple[str, ...]
    path: str
    edit: str
    organizers: tuple[Person, ...]


def help_with(shelf: Shelf, files: SeasonFiles, card: Card) -> RulingHelp | None:
    """The ruling that would change this verdict in its author's favour; None for a post that is on time everywhere."""
    if all(mark.status == "on time" for mark in card.marks):
        return None
    path = f"{shelf.content.root.name}/seasons/{files.season.id}/rulings.toml"
    address = edit_address if files.ruled else new_address
    organizers = tuple(shelf.person(member) for member in shelf.site.organizers)
    return RulingHelp(ruling_texts(card, shelf), path, address(shelf.site.repository, path), organizers)


def ruling_texts(card: Card, shelf: Shelf) -> tuple[str, ...]:
    """A `[[ruling]]` for one post, to be completed by hand; where rounds are in conflict, one for each of them."""
    credited = sorted({ref.number for mark in card.marks if mark.status in CREDITED for ref in mark.prompts})
    asked = [ref.number for mark in card.marks if mark.status == "ask" for ref in mark.prompts]
    choices = [sorted({*credited, number}) for number in asked] or [credited or _likely(card, shelf)]
    return tuple(_ruling_text(card, numbers, shelf.language) for numbers in choices)


def _ruling_text(card: Card, numbers: list[int], language: Language) -> str:
    _ = language.gettext
    lines = ["[[ruling]]", f"post = {_quoted(card.post)}"]
    lines.append(f"prompts = {numbers}" if numbers else "counts = true")
    if any(mark.status == "late" for mark in card.marks):
        lines.append('status = "on time"')
    why, who = _("why, in a few words"), _("your name")
    lines += [f"reason = {_quoted(why)}", f"by = {_quoted(who)}"]
    return "\n".join(lines) + "\n"


def edit_address(repository: str, path: str) -> str:
    """The page of a forge on which a file is edited, and a pull request made of it. Empty without a repository.

    GitHub calls the default branch HEAD, whatever its name; the others are taken to have `main`.
    """
    return _on_forge(repository, "edit", quote(path))


def new_address(repository: str, path: str) -> str:
    """The page of a forge on which a file is begun. Empty without a repository."""
    folder, _, name = path.rpartition("/")
    key = "file_name" if _forge(repository) == "gitlab" else "filename"
    return _on_forge(repository, "new", f"{quote(folder)}?{key}={quote(name)}")


def _on_forge(repository: str, verb: str, rest: str) -> str:
    if not is_web_address(repository):
        return ""
    steps = {"gitlab": f"-/{verb}/main", "forgejo": f"_{verb}/main", "github": f"{verb}/HEAD"}
    return f"{repository.rstrip('/')}/{steps[_forge(repository)]}/{rest}"


def _forge(repository: str) -> str:
    host = (urlsplit(repository).hostname or "").lower() if is_web_address(repository) else ""
    return "gitlab" if "gitlab" in host else "forgejo" if host in ("codeberg.org", "gitea.com") else "github"


def _likely(card: Card, shelf: Shelf) -> list[int]:
    """The round that was open when the post came out."""
    for line in shelf.rounds(card.season.id):
        if line.opens <= card.published < line.closes and line.state != "skipped":
            return [line.round.number]
    return []


def _quoted(text: str) -> str:
    """A TOML basic string: JSON's escapes are among TOML's."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
