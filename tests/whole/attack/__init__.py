"""Attempts by everybody to see and to do what the table forbids: generated, carried out, undone, judged.

`ground` says what is so in a scene; `tries` and `chats` try; `told` and `effects` look at what came of it.
"""
