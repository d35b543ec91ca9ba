"""What lies where on the resident's page: nothing jumps, breaks or covers, and who is spoken to as whom."""

import re

from playwright.sync_api import expect
from sqlalchemy import text as sql

from tests.web.browsing import Open, browser, come, token
from tests.web.house import House
from words.message import Button, Message

__all__ = ["browser", "come"]


def test_a_word_never_breaks_and_a_tick_moves_nothing(house: House, come: Open) -> None:
    page = come()
    labels = ("Wish", "Suggestion", "Petition")
    rows = tuple(Button(label, f"q:1:{at}") for at, label in enumerate(labels))
    house.tell(token(page), Message("Which of these is it?", buttons=(rows,)))
    for size in (2, 3):
        page.locator(f".phone[data-size='{size}']").wait_for()
        heights = page.locator(".buttons button").evaluate_all("(all) => all.map((one) => one.offsetHeight)")
        assert max(heights) <= 46
        page.get_by_role("button", name=re.compile("字的大小")).click()
    where = "(all) => all.map((one) => one.querySelector('span').getBoundingClientRect().x)"
    before = page.locator(".buttons button").evaluate_all(where)
    page.get_by_role("button", name="Suggestion").click()
    expect(page.locator(".chosen")).to_have_text("Suggestion")
    assert page.locator(".buttons button").evaluate_all(where) == before


def test_a_long_label_goes_on_where_a_phrase_begins(house: House, come: Open) -> None:
    page = come()
    label = "60748-1 青塘路路灯坏了五盏，晚上看不见路"
    house.tell(token(page), Message("哪一件？", buttons=((Button(label, "f:x:1:1"),),)))
    button = page.get_by_role("button", name=label)
    lines = """(button) => {
        const all = document.createTreeWalker(button, NodeFilter.SHOW_TEXT), lines = [];
        for (let text; (text = all.nextNode()); ) for (let at = 0; at < text.length; at++) {
            const one = document.createRange();
            one.setStart(text, at); one.setEnd(text, at + 1);
            const top = Math.round(one.getBoundingClientRect().top);
            if (lines.at(-1)?.top === top) lines.at(-1).said += text.data[at];
            else lines.push({ top, said: text.data[at] });
        }
        return lines.map((line) => line.said.trim());
    }"""
    assert button.evaluate(lines) == ["60748-1 青塘路路灯坏了五盏，", "晚上看不见路"]
    page.get_by_role("button", name=re.compile("字的大小")).click()
    page.locator(".phone[data-size='3']").wait_for()
    assert button.evaluate(lines)[-1] == "晚上看不见路"
    house.tell(token(page), Message("还有呢？", buttons=((Button("有", "f:y:1:1"),),)))
    expect(page.locator(".settled button")).to_have_css("text-align", "left")


def test_staff_are_not_spoken_to_as_residents(house: House, come: Open) -> None:
    page = come()
    expect(page.get_by_placeholder("说说您的事…")).to_be_visible()
    house.tell(token(page), Message("您好，我是回音。要您定的事，我一件一件发来。"))
    house.do(house.writer.job(lambda work: work.execute(sql("UPDATE people SET staff = 1"))))
    page.reload()
    expect(page.get_by_placeholder("写一句…")).to_be_visible()
    expect(page.get_by_text("有难处、有心愿")).to_be_hidden()


def test_a_word_in_passing_lies_over_nothing(house: House, come: Open) -> None:
    page = come()
    house.tell(
        token(page),
        *(Message(f"第 {n} 条。") for n in range(30)),
        Message("在吗？", buttons=((Button("在", "f:x:old"),),)),
    )
    button = page.get_by_role("button", name="在", exact=True)
    button.click()
    toast = page.locator(".toast")
    expect(toast).to_be_visible()
    expect(button).to_be_in_viewport(ratio=1)
    above, below = button.bounding_box(), toast.bounding_box()
    assert above is not None and below is not None and above["y"] + above["height"] <= below["y"]


def test_ones_own_number_in_a_question_is_not_to_be_called(house: House, come: Open) -> None:
    page = come()
    send = ((Button("发送", "q:6:0", main=True),),)
    house.tell(token(page), Message("李大爷，电话：13800000001", buttons=send), Message("代表：13800000011"))
    expect(page.locator("a.call")).to_have_text(["13800000011"])
