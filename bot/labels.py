"""A label that is typed counts as a press of its button."""

from storage import posting
from storage.chats import Chat
from storage.work import Work
from words import buttons
from words.message import Message


def pressed(work: Work, chat: Chat, text: str, about: int) -> str:
    """The data of the button whose label this is: of the open question, or of the newest card; or empty.

    `about`: the case to whose message it is a reply; then it is no press on anything else.
    """
    data = _data(work, chat, text) if text and len(text) <= buttons.LONGEST else ""
    return data if not about or data.split(":")[2:3] == [str(about)] else ""


def _data(work: Work, chat: Chat, text: str) -> str:
    if text in chat.labels:
        return chat.labels[text]
    if chat.session is not None and posting.is_newest(work, chat.id, chat.prompt_key):
        return ""
    for payload in posting.newest(work, chat.id):
        shown = [button for row in Message.from_json(payload).buttons for button in row]
        if shown:
            return next((b.data for b in shown if b.label == text and b.data.startswith("f:")), "")
    return ""
