"""Laws of the shape in which texts and addresses are compared: the quick ways and the thorough ones agree."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from challenge.addresses import page_key
from challenge.recognition.names.hits import may_stand_in, needed_of
from challenge.recognition.names.name import make_name
from challenge.recognition.text.folding import fold, one_word, split_words, squash, squash_text, squash_western

WESTERN = st.text(st.characters(codec="cp1252", exclude_characters="`"), max_size=25)
"""A backtick is folded among many odd letters only."""
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=25)
ADDRESSES = st.from_regex(
    r"(www\.)?[a-z0-9]{1,5}(\.[a-z]{2,4}){1,2}(:(0?80|443|[1-9][0-9]{2}))?(/[a-zA-Z0-9_~.!$*+,:@-]{0,6}){0,3}/?",
    fullmatch=True,
)


@given(WESTERN)
def test_a_western_text_is_folded_like_a_part_of_any_other(text: str) -> None:
    """Read by bytes, or letter by letter because a letter of another script stands behind it."""
    alone, beside = fold(text), fold(text + "中")

    assert (alone.shown + "中", alone.low + "中") == (beside.shown, beside.low)


@given(ANY)
def test_folding_moves_no_letter_and_is_done_at_once(text: str) -> None:
    """Places in the one shape are places in the other, and what is folded stays as it is."""
    folded = fold(text)

    assert len(folded.shown) == len(folded.low)
    assert fold(folded.shown) == folded


@given(ANY)
def test_squashing_leaves_out_the_joiners_and_nothing_else(text: str) -> None:
    """Letters of every script stay whole."""
    assert squash(text) == "".join(letter for letter in text if letter not in " \t\n-_#'’.")


@given(WESTERN)
def test_a_western_text_is_squashed_in_one_step_as_it_is_in_two(text: str) -> None:
    """Of blocks, in which all spaces are plain ones; some letters are left to the two steps."""
    even = " ".join(text.split())

    assert squash_western(even.encode("cp1252")) in (None, squash(fold(even).low))


@given(ANY | WESTERN)
def test_a_title_is_squashed_without_any_space(text: str) -> None:
    """In one step, or by folding it first."""
    assert squash_text(text) == "".join(squash(fold(text).low).split())


@given(ANY | st.text(st.characters(max_codepoint=127), max_size=25))
def test_words_in_one_are_the_words_joined(text: str) -> None:
    """Of plain letters without parting them."""
    assert one_word(text) == "".join(split_words(text))


def test_what_people_write_most_is_squashed_in_one_step() -> None:
    """Without this the quick way might be left for good, and nobody would see it."""
    assert squash_western("L’été – “Ink-Øre” …".encode("cp1252")) == squash(fold("L’été – “Ink-Øre” …").low)


NAMES = [
    "Lantern Writing Challenge",
    "Slow Fold",
    "#blaugust",
    "52 Frames",
    "Café com Letras",
    "Писем осени",
    "day by day",
]


@given(
    st.sampled_from(NAMES), st.lists(st.sampled_from([*" -_#x", *(name[:k] for name in NAMES for k in range(3, 25))]))
)
def test_a_text_that_may_hold_a_name_holds_what_every_such_text_holds(written: str, pieces: list[str]) -> None:
    """The quickest look passes over no text in which the next one finds something."""
    name = make_name(written)
    low = fold("".join(pieces) + written[: len(pieces) * 3]).low

    assert name is not None
    if may_stand_in(name, low, squash(low)):
        assert any(piece in squash(low) for piece in needed_of(name))


@given(st.text(st.characters(max_codepoint=127), max_size=25))
def test_plain_letters_are_parted_into_words_like_all_others(text: str) -> None:
    """In one step, or piece by piece because a word of another script stands behind it."""
    assert (*split_words(text), "中") == split_words(text + " 中")


@given(ADDRESSES)
def test_a_plain_address_is_the_same_page_as_one_that_must_be_taken_apart(rest: str) -> None:
    """Read at one glance, or by all the rules because of a fragment."""
    assert page_key(f"https://{rest}") == page_key(f"HTTP://{rest}#top")
