"""`python -m bench NAME [--json] [options of NAME]`: one figure, as a table or as one JSON object."""

import argparse
import importlib
import json
import sys

NAMES = {
    "steps": ("bench.steps", "conversation steps a second, beside aiogram and python-telegram-bot"),
    "followups": ("bench.followups", "follow-ups fired a second, beside a million open cases"),
    "courier": ("bench.courier", "messages a second through a limit, and a live reply meanwhile"),
    "start": ("bench.start", "from the start of the process to the first reply, and its memory"),
}
"""Name → the module that measures it (`options(parser)`, `measure(given) -> dict`), and what it measures."""


def main(words: list[str]) -> None:
    """Measure and print."""
    ask = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    names = ask.add_subparsers(dest="name", required=True)
    modules = {}
    for name, (module, says) in NAMES.items():
        parser = names.add_parser(name, help=says)
        parser.add_argument("--json", action="store_true", help="one JSON object")
        modules[name] = importlib.import_module(module)
        modules[name].options(parser)
    given = ask.parse_args(words)
    figures = modules[given.name].measure(given)
    if given.json:
        print(json.dumps(figures))
        return
    width = max(map(len, figures))
    for name, value in figures.items():
        print(f"{name:{width}}  {value:>10,.3f}" if isinstance(value, float) else f"{name:{width}}  {value}")


if __name__ == "__main__":
    main(sys.argv[1:])
