import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.numbers import lacks, number, parse, spoken, unchecked

sequences = st.integers(0, 99_999_999)


@given(sequences)
def test_a_number_leads_back_to_its_case(sequence: int) -> None:
    written = number(sequence)
    assert parse(written) == sequence
    assert len(written) <= 12
    assert parse(spoken(written)) == sequence


@given(sequences, st.data())
def test_every_single_wrong_digit_is_found(sequence: int, data: st.DataObject) -> None:
    written = number(sequence).replace("-", "")
    place = data.draw(st.integers(0, len(written) - 1))
    for wrong in set("0123456789") - {written[place]}:
        assert parse(written[:place] + wrong + written[place + 1 :]) is None


@given(sequences)
def test_every_swap_of_neighbours_is_found(sequence: int) -> None:
    written = number(sequence).replace("-", "")
    for i in range(len(written) - 1):
        a, b = written[i], written[i + 1]
        if a != b:
            assert parse(written[:i] + b + a + written[i + 2 :]) is None


def test_how_numbers_look() -> None:
    assert (number(60748), number(7), number(1234567)) == ("60748-2", "00007-6", "123-4567-1")
    assert spoken("60748-2") == "六零七四八，二"
    assert spoken("60748-2", "en") == "6 0 7 4 8, 2"
    with pytest.raises(ValueError, match="negative"):
        number(-1)


@pytest.mark.parametrize(
    "text",
    [
        "60748-2",
        "607482",
        "６０７４８－２",
        " 60748 2 ",
        "六零七四八二",
        "六〇七四八，二",
        "60748—2",
        "#60748-2",
        "编号：60748-2",
        "NO.60748-2",
        "60748~2",
        "60748/2",
        "６０７ ４８ー２",
        "60748-2？",
        "查60748-2",
        "60748-2怎么样了？",
    ],
)
def test_numbers_as_people_write_them(text: str) -> None:
    assert parse(text) == 60748


@pytest.mark.parametrize(
    "text", ["", "2", "60748", "路灯坏了五盏", "60748-2 谢谢", "13800000000", "0060748-2", "²²²²²²"]
)
def test_what_is_no_number(text: str) -> None:
    assert parse(text) is None


@given(sequences)
def test_without_its_check_digit_a_number_leads_there_as_well(sequence: int) -> None:
    written = number(sequence).rpartition("-")[0]
    if parse(written) is None:  # of six digits or more it may read as another's whole number
        assert unchecked(written) == sequence


@pytest.mark.parametrize("text", ["", "6074", "60748-3", "60748-2", "路灯", "060748", "2026年", "9" * 40])
def test_what_is_no_number_without_its_check_digit(text: str) -> None:
    assert unchecked(text) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        *(("60748", "check"), ("编号六零七四八", "check"), ("60748-3", "wrong"), ("607483", "wrong")),
        *(("123-4567-2", "wrong"), ("60748-2", ""), ("81000031", ""), ("13800000000", ""), ("路灯", "")),
    ],
)
def test_what_is_wrong_with_a_number(text: str, said: str) -> None:
    assert lacks(text) == said
