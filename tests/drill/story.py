"""A lamp's story, as its people live it: each waits for what they see, then acts."""

from collections.abc import Sequence
from io import BytesIO

from PIL import Image

from tests.botapi_user import Shown, User

SAID = "青塘路的路灯坏了五盏，晚上看不见路"
DONE = "五盏灯今天都换好了"
FIRST = "您说的只给办这件事的人看"
KIND = "算哪一类"


def picture(colour: str) -> bytes:
    """A photo as a phone would send it."""
    out = BytesIO()
    Image.new("RGB", (120, 80), colour).save(out, "JPEG")
    return out.getvalue()


def picks(user: User, seen: str, label: str) -> Shown:
    """Wait for a message with `seen` in it, and press its button or key `label`."""
    shown = user.sees(seen)
    presses(user, shown, label)
    return shown


def presses(user: User, shown: Shown, label: str) -> None:
    """Press a button of this message, whether or not it is still there."""
    button = shown.button(label)
    assert button is not None, f"[{label}] is not under: {shown.line('回音')}"
    if shown.keys:
        user.says(label)
    else:
        user.presses_data(button["callback_data"], shown)


def reports(resident: User, album: Sequence[str] = ("black",)) -> None:
    """With pictures, until the case is open."""
    resident.says(SAID)
    picks(resident, "算哪一类", "投诉")
    picks(resident, "是在青塘村吗", "是青塘村")
    shows(resident, album)
    picks(resident, "某位代表或某个单位", "不是，只说事")
    picks(resident, "能看您的姓名、电话吗", "不留")
    picks(resident, "要发的是这些", "发送")
    resident.sees("记好了")


def shows(user: User, album: Sequence[str]) -> None:
    """Answer the question for pictures: none, one, or all at once."""
    if not album:
        picks(user, "有照片更好", "没有")
        return
    user.sees("有照片更好")
    for colour in album:
        user.sends_photo(picture(colour), album="album" if len(album) > 1 else "")
    picks(user, f"收到 {len(album)} 张", "好了")


def accepts(representative: User, resident: User) -> None:
    """Until the resident knows that somebody has it."""
    picks(representative, "有件新事", "接单")
    representative.sees("接下了")
    resident.sees("接单了")


def resolves(representative: User, album: Sequence[str] = ()) -> None:
    """Until the resident is asked what they think."""
    card = next(m for m in reversed(representative.messages) if m.button("办好了"))
    presses(representative, card, "办好了")
    picks(representative, "结果是哪一种", "解决了")
    representative.sees("办成什么样了")
    representative.says(DONE)
    shows(representative, album)
    representative.sees("正等居民评价")


def rates(resident: User, representative: User) -> None:
    """To the end of the case."""
    picks(resident, "您看办好了吗", "办好了，满意")
    resident.sees("记为满意")
    representative.sees("居民评价了")
    resident.sees("还想说一句吗")


def whole(resident: User, representative: User) -> None:
    """Reported, accepted, resolved, rated."""
    reports(resident)
    accepts(representative, resident)
    resolves(representative)
    rates(resident, representative)
