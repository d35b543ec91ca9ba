"""检举控告: before anything is sent it is said who alone reads it; where nobody is there, whom to turn to."""

from cases.model import Kind
from cases.people import Person
from handlers.ask import choice, text
from handlers.facts import Desk, Me, PeopleNamed
from handlers.phrases import kind_of
from handlers.plain import NO, YES
from handlers.replay import Forget, Step, fact
from handlers.shown import Desk as DeskView
from handlers.turn import Option


async def only_the_desk(words: str) -> None:
    """Asked plainly: the desk alone reads it. Raises Forget: rather another kind of report."""
    desk = await _somebody_there(words)
    options = [Option("desk", "misconduct-desk", main=True), Option("other", "misconduct-other")]
    asks = ("report", "desk")
    if await choice("desk", options, show={"desk": desk.name}, asks=asks, typed=_only) == "other":
        raise Forget("kind", done=("desk",))


def _only(said: str) -> str | None:
    return "desk" if said in YES else "other" if said in NO else None


async def accused(words: str) -> Step[str]:
    """Asks whom it is about; they need not say so."""
    named: tuple[tuple[int, str], ...] = await fact(PeopleNamed(words))
    unsaid = Option("skip", "accused-unsaid")
    return text("accused", 100, skip=unsaid, joins=False, likely=[name for _, name in named[:3]])


async def still_there(words: str, about: str) -> None:
    """Nor is whoever it is about all that the desk has. Raises Forget."""
    await _somebody_there(words, about)


async def for_others(words: str) -> bool:
    """Whoever enters something for somebody else, and writes what sounds like it, hears where that goes: the
    resident says it themselves, to the desk. False: it is not entered."""
    if kind_of(words) is not Kind.MISCONDUCT:
        return True
    desk: DeskView = await fact(Desk(words))
    shown = {"desk": desk.name, "otherwise": desk.otherwise}
    options = [Option("stop", "enter-stop", main=True), Option("other", "enter-as-other")]
    asks = ("enter", "misconduct")
    return bool(await choice("misconduct", options, of=words, show=shown, asks=asks) == "other")


async def not_about_me(words: str) -> bool:
    """Nor do they see what they enter about themselves: that is said before. False: it is not entered."""
    me: Person = await fact(Me())
    named: tuple[tuple[int, str], ...] = await fact(PeopleNamed(words))
    if all(person != me.id for person, _ in named):
        return True
    options = [Option("go", "enter-about-me", main=True), Option("stop", "enter-stop")]
    return bool(await choice("own", options, of=words, asks=("enter", "own")) == "go")


async def _somebody_there(words: str, about: str = "") -> DeskView:
    """Nothing goes into other hands instead: what was written stays here, with whom to turn to."""
    desk: DeskView = await fact(Desk(words, about))
    if not desk.there:
        shown = {"desk": desk.name, "otherwise": desk.otherwise}
        await choice("elsewhere", [Option("other", "misconduct-other")], show=shown)
        raise Forget("kind", done=("desk", "elsewhere"))
    return desk
