"""Files against each other: wrong places, names taken twice, and what must not be lost over it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from challenge.content.tree import load_content
from tests.content_folder import ADA, POST, SEASON, SOUND, found, load, only

BASE = "content/seasons/spring"
TEXT = "Title: Two\nDate: 2017-05-03\n\nMore.\n"


def slugs(content: object) -> list[tuple[str, str]]:
    return [(post.member, post.slug) for post in content.seasons["spring"].posts]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("path", "code", "words"),
    [
        (f"{BASE}/posts/two.md", "wrong-folder", f"{BASE}/posts/<member>/two.md"),
        (f"{BASE}/two.md", "wrong-folder", f"{BASE}/posts/<member>/two.md"),
        ("content/two.md", "wrong-folder", "content/seasons/<season>/posts/<member>/two.md"),
        ("content/members/two.md", "wrong-folder", "content/seasons/<season>/posts/<member>/two.md"),
        ("content/seasons/two.md", "wrong-folder", "content/seasons/<season>/"),
        ("content/members/ada/two.md", "stray-file", "one file that ends in .toml"),
        (f"{BASE}/posts/ada/photo.jpg", "not-markdown", "ends in .md"),
        (f"{BASE}/posts/ada/two.txt", "not-markdown", "ends in .md"),
        (f"{BASE}/posts/notes.txt", "stray-file", "one for each author"),
        (f"{BASE}/notes/two.txt", "stray-file", "read by nothing"),
        (f"{BASE}/prompts/sub/03-x.md", "wrong-folder", f"{BASE}/prompts/03-x.md"),
        (f"{BASE}/posts/nobody/two.md", "unknown-member", "content/members/nobody.toml"),
        ("content/posts/ada/two.md", "wrong-folder", "content/seasons/<season>/posts"),
    ],
)
def test_a_file_in_the_wrong_place_is_told_where_to_go(tmp_path: Path, path: str, code: str, words: str) -> None:
    """One message that says where the file belongs; everything else stands."""
    content = load(tmp_path, {path: TEXT})

    problem = only(content)
    assert problem.code == code
    assert path.startswith(problem.path)
    assert words in problem.message
    assert slugs(content) == [("ada", "one")]


@pytest.mark.parametrize(
    ("path", "code", "slug"),
    [
        (f"{BASE}/posts/ada/drafts/two.md", "wrong-folder", "two"),
        (f"{BASE}/posts/ada/Two Words!.md", "bad-slug", "two-words"),
        (f"{BASE}/posts/ada/Ünïcode.md", "bad-slug", "unicode"),
        (f"{BASE}/posts/ada/ONE.md", "bad-slug", "one-2"),
        (f"{BASE}/posts/ada/one_.md", "bad-slug", "one-2"),
        (f"{BASE}/posts/ada/two.MD", "file-ending", "two"),
        (f"{BASE}/posts/ada/two.markdown", "file-ending", "two"),
        (f"{BASE}/posts/Ada/two.md", "member-folder", "two"),
    ],
)
def test_a_badly_named_post_is_not_lost(tmp_path: Path, path: str, code: str, slug: str) -> None:
    """A post whose file or folder has a faulty name stands under the nearest free slug."""
    content = load(tmp_path, {path: TEXT})

    assert only(content).code == code
    assert sorted(slugs(content)) == sorted([("ada", "one"), ("ada", slug)])


def test_a_name_without_any_letter_for_an_address_gets_a_stable_one(tmp_path: Path) -> None:
    """A file called in another script is kept under the same slug each time."""
    first = load(tmp_path / "a", {f"{BASE}/posts/ada/第三週.md": TEXT})
    second = load(tmp_path / "b", {f"{BASE}/posts/ada/第三週.md": TEXT, f"{BASE}/posts/ada/第二週.md": TEXT})

    assert only(first).code == "bad-slug"
    assert set(slugs(first)) < set(slugs(second))
    assert len(set(slugs(second))) == 3


def test_a_good_name_is_never_taken_by_a_bad_one(tmp_path: Path) -> None:
    """`One.md` sorts before `one.md`, but the file with the right name keeps its address."""
    content = load(tmp_path, {f"{BASE}/posts/ada/One.md": TEXT, f"{BASE}/posts/ada/one-2.md": TEXT})

    titles = {post.slug: post.path.rsplit("/", 1)[1] for post in content.seasons["spring"].posts}
    assert titles == {"one": "one.md", "one-2": "one-2.md", "one-3": "One.md"}


def test_two_prompts_with_one_number_leave_the_first(tmp_path: Path) -> None:
    """The first file by name stands, the second is left out, and the message names both."""
    content = load(tmp_path, {f"{BASE}/prompts/03-x.md": "Title: X\nNumber: 1\n\nx"})

    problem = only(content)
    assert (problem.path, problem.line, problem.code) == (f"{BASE}/prompts/03-x.md", 2, "doubled-number")
    assert f"{BASE}/prompts/01-begin.md" in problem.message
    assert [prompt.slug for prompt in content.seasons["spring"].season.prompts] == ["begin", "go-on"]


def test_two_roundups_with_one_number_leave_the_first(tmp_path: Path) -> None:
    """`01.md` and `1.md` are the same roundup."""
    text = "Title: R\nDate: 2017-05-08\n\nDear all\n"
    content = load(tmp_path, {f"{BASE}/roundups/01.md": text, f"{BASE}/roundups/1.md": text})

    assert found(content) == [(f"{BASE}/roundups/1.md", 1, "doubled-roundup")]
    assert len(content.seasons["spring"].roundups) == 1


@pytest.mark.parametrize("spelling", ["https://ada.example/feed/", "http://www.ada.example/feed"])
def test_two_members_with_one_feed_are_named_once(tmp_path: Path, spelling: str) -> None:
    """Both keep the feed, and the message names the other file."""
    content = load(tmp_path, {"content/members/bo.toml": f'name = "Bo"\nfeeds = ["{spelling}"]\n'})

    problem = only(content)
    assert (problem.path, problem.line, problem.code) == ("content/members/bo.toml", 2, "shared-feed")
    assert ADA in problem.message
    assert all(member.feeds for member in content.members.values())


@pytest.mark.parametrize(
    ("ada", "bo", "problems"), [("", 'authors = ["Bo"]', 2), ('authors = ["Ada"]', 'authors = ["Bo"]', 0)]
)
def test_a_shared_blog_needs_authors_in_both_files(tmp_path: Path, ada: str, bo: str, problems: int) -> None:
    """Feed and site may be shared once both say whose entries are whose."""
    blog = 'site = "https://ada.example/"\nfeeds = ["https://ada.example/feed/"]\n'
    content = load(
        tmp_path, {ADA: f'name = "Ada"\n{blog}{ada}\n', "content/members/bo.toml": f'name = "Bo"\n{blog}{bo}\n'}
    )

    assert len(content.problems) == problems


def test_one_alias_belongs_to_one_member(tmp_path: Path) -> None:
    """Case and `@` make no second alias."""
    content = load(
        tmp_path,
        {ADA: 'name = "Ada"\naliases = ["@Quill"]\n', "content/members/bo.toml": 'name = "Bo"\naliases = ["quill"]\n'},
    )

    assert found(content) == [("content/members/bo.toml", 2, "shared-alias")]


@pytest.mark.parametrize(
    ("name", "code", "members"),
    [
        ("Cy Example.toml", "bad-id", ["ada", "bo", "cy-example"]),
        ("ADA.toml", "doubled-member", ["ada", "bo"]),
        ("cy.TOML", "file-ending", ["ada", "bo", "cy"]),
    ],
)
def test_a_badly_named_member_file(tmp_path: Path, name: str, code: str, members: list[str]) -> None:
    """The person is kept under the nearest id, unless that is somebody already."""
    content = load(tmp_path, {f"content/members/{name}": 'name = "C"\n'})

    assert only(content).code == code
    assert list(content.members) == members


@pytest.mark.parametrize(("name", "code"), [("Fall 2017", "bad-id"), ("members", "bad-id"), ("empty", "missing-file")])
def test_a_season_that_cannot_have_an_address_is_left_out(tmp_path: Path, name: str, code: str) -> None:
    """The other seasons stand."""
    text = "x = 1\n" if code == "missing-file" else 'title = "F"\ntimezone = "UTC"\nstarts = 2017-09-01\n'
    file = "prompts/01-x.md" if code == "missing-file" else "season.toml"
    text = "Title: X\nNumber: 1\n\nx\n" if code == "missing-file" else text
    content = load(tmp_path, {f"content/seasons/{name}/{file}": text})

    assert only(content).code == code
    assert list(content.seasons) == ["spring"]


CONFLICT = '<<<<<<< HEAD\nname = "Ada One"\n=======\nname = "Ada Two"\n>>>>>>> other\nfeeds = []\n'


def test_merge_conflict_in_a_member_file(tmp_path: Path) -> None:
    """One message about the conflict, none about its consequences; the first version stands."""
    content = load(tmp_path, {ADA: CONFLICT})

    assert (only(content).line, only(content).code) == (1, "merge-conflict")
    assert content.members["ada"].name == "Ada One"


@pytest.mark.parametrize(
    ("text", "line", "title", "body"),
    [
        (
            "Title: One\n<<<<<<< HEAD\nDate: 2017-05-02\n=======\nDate: 2017-05-03\n>>>>>>> x\n\nText\n",
            2,
            "One",
            "Text",
        ),
        (
            (
                "<<<<<<< HEAD\nTitle: A\nDate: 2017-05-02\n\nText\n=======\nTitle: B\nDate:"
                " 2017-05-03\n\nMore\n>>>>>>> x\n"
            ),
            1,
            "A",
            "Text",
        ),
        (
            "Title: A\nDate: 2017-05-02\n\n<<<<<<< HEAD\nText\n||||||| base\nOld\n=======\nMore\n>>>>>>> x\nEnd\n",
            4,
            "A",
            "Text\n\n\n\n\n\nEnd",
        ),
    ],
)
def test_merge_conflict_in_a_post(tmp_path: Path, text: str, line: int, title: str, body: str) -> None:
    """The post stands with the first version, and one message names the first marker."""
    content = load(tmp_path, {POST: text})

    assert (only(content).line, only(content).code) == (line, "merge-conflict")
    post = content.seasons["spring"].posts[0]
    assert (post.title, post.body) == (title, body)
    assert post.date is not None


def test_a_post_about_git_is_no_conflict(tmp_path: Path) -> None:
    """Markers inside a code block, and a heading underlined with equals signs, are text."""
    body = "Heading\n=======\n\n```\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n```\n"
    content = load(tmp_path, {POST: f"Title: One\nDate: 2017-05-02\n\n{body}"})

    assert content.problems == ()
    assert content.seasons["spring"].posts[0].body == body.rstrip()


def test_merge_conflict_in_season_toml_keeps_the_season(tmp_path: Path) -> None:
    """The rules before the merge hold."""
    text = (
        'title = "Spring"\ntimezone = "UTC"\nstarts = 2017-05-01\n<<<<<<< a\nevery = "1 weeks"\n=======\nevery = "2'
        ' weeks"\n>>>>>>> b\n'
    )
    content = load(tmp_path, {SEASON: text})

    assert only(content).line == 4
    assert len(content.seasons["spring"].season.rounds) == 2


def test_links_that_lead_outside_are_not_followed(tmp_path: Path) -> None:
    """A link in a pull request must not publish the machine's files."""
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "key.md").write_text("Title: Secret\nDate: 2017-05-02\n\nSecret\n")
    load(tmp_path)
    posts = tmp_path / BASE / "posts"
    (posts / "ada" / "two.md").symlink_to(secret / "key.md")
    (posts / "bo").symlink_to(secret)
    (posts / "ada" / "loop.md").symlink_to("loop.md")
    (posts / "ada" / "alias.md").symlink_to("one.md")
    (tmp_path / "content/members/eve.toml").symlink_to("/etc/passwd")
    content = load(tmp_path)

    assert [(p.path, p.code) for p in content.problems] == [
        ("content/members/eve.toml", "outside"),
        (f"{BASE}/posts/ada/loop.md", "unreadable"),
        (f"{BASE}/posts/ada/two.md", "outside"),
        (f"{BASE}/posts/bo", "outside"),
    ]
    assert slugs(content) == [("ada", "alias"), ("ada", "one")]


@pytest.mark.parametrize(
    "name", ["site.toml", "members", "seasons", f"{BASE[8:]}", f"{BASE[8:]}/season.toml", f"{BASE[8:]}/posts"]
)
def test_no_part_of_the_folder_may_lead_outside(tmp_path: Path, name: str) -> None:
    """Neither a file with a name of our own nor a whole folder is read through a link to elsewhere."""
    load(tmp_path / "elsewhere", {"content/site.toml": "secret = 1\n", SEASON: "secret = 1\n", ADA: "secret = 1\n"})
    load(tmp_path)
    path = tmp_path / "content" / name
    path.rename(tmp_path / "away")
    path.symlink_to(tmp_path / "elsewhere" / "content" / name)
    content = load_content(tmp_path / "content")

    assert [(p.path, p.code) for p in content.problems if p.code == "outside"] == [(f"content/{name}", "outside")]
    assert "secret" not in "".join(map(str, content.problems))


def test_a_folder_may_be_explained_in_a_readme(tmp_path: Path) -> None:
    """README.md is for people who open the folder, and neither post nor problem."""
    content = load(
        tmp_path, {f"{folder}/README.md": "# Here" for folder in ("content", "content/members", f"{BASE}/posts/ada")}
    )

    assert content.problems == ()
    assert slugs(content) == [("ada", "one")]


def test_rulings_of_both_sides_of_a_merge_hold(tmp_path: Path) -> None:
    """Two people who each appended a ruling: one message, and no decision is lost."""
    ruling = '[[ruling]]\npost = "{}"\ncounts = true\nreason = "r"\nby = "ada"\n'
    text = "<<<<<<< a\n" + ruling.format("p") + "||||||| base\nx = y z\n=======\n" + ruling.format("q") + ">>>>>>> b\n"
    content = load(tmp_path, {f"{BASE}/rulings.toml": text})

    assert (only(content).line, only(content).code) == (1, "merge-conflict")
    assert [(r.post, r.line) for r in content.seasons["spring"].rulings] == [("p", 3), ("q", 11)]


def test_folders_where_files_belong_and_files_where_folders_belong(tmp_path: Path) -> None:
    """Each is one message, and nothing else falls."""
    changes = {SEASON: None, POST: None, f"{BASE}/prompts/01-begin.md": None, f"{BASE}/prompts/02-go-on.md": None}
    content = load(tmp_path, {**changes, f"{BASE}/season.toml/x": "", f"{BASE}/prompts": "x", f"{BASE}/posts": "x"})

    assert content.seasons == {}
    assert {p.code for p in content.problems} >= {"not-a-file", "not-a-folder"}
    assert len(content.members) == 2


def test_a_pipe_does_not_hold_up_the_build(tmp_path: Path) -> None:
    """Only plain files are read."""
    load(tmp_path)
    os.mkfifo(tmp_path / BASE / "posts/ada/two.md")
    content = load(tmp_path)

    assert found(content) == [(f"{BASE}/posts/ada/two.md", 1, "unreadable")]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """No content folder is one problem, not an exception."""
    assert only(load_content(tmp_path / "content")).code == "no-content"


def test_without_site_toml_the_rest_is_read(tmp_path: Path) -> None:
    """The site has defaults, and a message asks for the file."""
    content = load(tmp_path, {"content/site.toml": None})

    assert only(content).code == "missing-file"
    assert content.site.title == "Writing Challenge"
    assert len(content.seasons["spring"].posts) == 1


def test_a_relative_root_gives_the_same_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Problems are named below the site's root, however the folder was given."""
    load(tmp_path, {f"{BASE}/posts/two.md": TEXT})
    monkeypatch.chdir(tmp_path / "content")

    assert only(load_content(Path())).path == f"{BASE}/posts/two.md"


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({SEASON: SOUND[SEASON] + "[goal]\ntarget = 3\n"}, (SEASON, 5, "goal")),
        ({"content/seasons/spring/roundups/09.md": "Title: Nine\nDate: 2017-05-09\n\nDear all.\n"}, None),
        ({"content/pages/logo.png": b"x"}, ("content/pages/logo.png", 1, "stray-file")),
        ({"content/pages/pictures/logo.png": b"x"}, ("content/pages/pictures", 1, "stray-folder")),
        ({"content/notes.txt": b"x"}, ("content/notes.txt", 1, "stray-file")),
    ],
)
def test_what_is_probably_a_slip_is_a_warning(
    tmp_path: Path, changes: dict[str, str | bytes | None], place: tuple[str, int, str] | None
) -> None:
    """A goal beyond the rounds there are, a letter about no round, a file among the pages that is none."""
    problem = only(load(tmp_path, changes))

    assert (problem.path, problem.line, problem.code) == (place or (*[*changes], 1, "unknown-prompt"))
    assert problem.level == "warning"


@pytest.mark.parametrize(
    ("name", "code", "mend"),
    [
        *[
            (f"{stem}.md", "bad-id", f"about-{stem}.md")
            for stem in ("members", "feeds", "search", "index", "seasons", "404")
        ],
        ("Upper.md", "bad-id", "upper.md"),
        ("two words.md", "bad-id", "two-words.md"),
        ("Members.md", "bad-id", "about-members.md"),
        ("sub/x.md", "wrong-folder", "content/pages/x.md"),
    ],
)
def test_a_page_that_is_not_built_is_named(tmp_path: Path, name: str, code: str, mend: str) -> None:
    """Its name has no address of its own, or it lies too deep: one line with the name to use."""
    problem = only(load(tmp_path, {f"content/pages/{name}": "Title: T\n\nText.\n", "content/forgotten.txt": "a b\n"}))

    assert (problem.path, problem.code) == (f"content/pages/{name}", code)
    assert mend in problem.message


def test_a_goal_may_count_on_prompts_to_come(tmp_path: Path) -> None:
    """Prompts are added on their day to keep the surprise; where the season has room for them, nothing is wrong."""
    season = SOUND[SEASON] + "ends = 2017-06-01\n[goal]\ntarget = 4\n"

    assert load(tmp_path, {SEASON: season}).problems == ()
