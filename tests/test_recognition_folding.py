"""Laws of the shape in which texts and addresses are compared: the quick ways and the thorough ones agree."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from challenge.addresses import page_key
from challenge.recognition.text.folding import fold, split_words, squash

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


@given(st.text(st.characters(max_codepoint=127), max_size=25))
def test_plain_letters_are_parted_into_words_like_all_others(text: str) -> None:
    """In one step, or piece by piece because a word of another script stands behind it."""
    assert (*split_words(text), "中") == split_words(text + " 中")


@given(ADDRESSES)
def test_a_plain_address_is_the_same_page_as_one_that_must_be_taken_apart(rest: str) -> None:
    """Read at one glance, or by all the rules because of a fragment."""
    assert page_key(f"https://{rest}") == page_key(f"HTTP://{rest}#top")
