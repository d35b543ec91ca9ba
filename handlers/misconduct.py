"""检举控告: before anything is sent it is said who alone reads it; where nobody is there, whom to turn to."""

from handlers.ask import choice
from handlers.facts import Desk
from handlers.replay import Forget, fact
from handlers.shown import Desk as DeskView
from handlers.turn import Option


async def only_the_desk(words: str) -> None:
    """Asked plainly: the desk alone reads it. Raises Forget: rather another kind of report."""
    desk = await _somebody_there(words)
    options = [Option("desk", "misconduct-desk", main=True), Option("other", "misconduct-other")]
    if await choice("desk", options, show={"desk": desk.name}, asks=("report", "desk")) == "other":
        raise Forget("kind", done=("desk",))


async def still_there(words: str, about: str) -> None:
    """Nor is whoever it is about all that the desk has. Raises Forget."""
    await _somebody_there(words, about)


async def _somebody_there(words: str, about: str = "") -> DeskView:
    """Nothing goes into other hands instead: what was written stays here, with whom to turn to."""
    desk: DeskView = await fact(Desk(words, about))
    if not desk.there:
        shown = {"desk": desk.name, "otherwise": desk.otherwise}
        await choice("elsewhere", [Option("other", "misconduct-other")], show=shown)
        raise Forget("kind", done=("desk", "elsewhere"))
    return desk
