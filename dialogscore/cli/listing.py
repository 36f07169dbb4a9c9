"""`dialogscore list`: what there is to read with, to measure, to classify with and to read in."""

import json

import click

from dialogscore import registry
from dialogscore.cli.talk import tell

__all__ = ["described", "list_names"]

KINDS = ("formats", "measures", "models", "languages")


@click.command("list")
@click.argument("what", type=click.Choice(KINDS))
@click.option("--json", "as_json", is_flag=True, help="One JSON array for programs instead of a text for people.")
@click.option("--how-to-get", is_flag=True, help="Of formats, only where a user gets the file.")
def list_names(what: str, as_json: bool, how_to_get: bool) -> None:
    """
    List the formats, measures, models or languages that are there.

    \b
    Example:
      dialogscore list formats
      dialogscore list measures --json
    """
    entries = described(what)
    if how_to_get:
        if what != "formats":
            raise click.UsageError("--how-to-get tells of formats: dialogscore list formats --how-to-get")
        entries = [{key: entry[key] for key in ("name", "title", "how_to_get")} for entry in entries]
    if as_json:
        tell(json.dumps(entries, ensure_ascii=False, indent=2))
        return
    width = max((len(entry["name"]) for entry in entries), default=0)
    for entry in entries:
        details = {key: value for key, value in entry.items() if key not in ("name", "title") and value}
        tell(f"{entry['name']:<{width}}  {entry['title']}")
        for key, value in details.items():
            shown = " ".join(value) if isinstance(value, list) else value
            tell(f"{'':<{width}}    {key.replace('_', ' ')}: {shown}")


def described(what: str) -> list[dict]:
    """
    Describe everything of one kind.

    Parameters
    ----------
    what : str
        ``formats``, ``measures``, ``models`` or ``languages``.

    Returns
    -------
    list of dict
        Each with ``name``, ``title`` and what else is worth knowing; values are strings or lists of strings.
    """
    return {"formats": _formats, "measures": _measures, "models": _models, "languages": _languages}[what]()


def _formats() -> list[dict]:
    found = []
    for name in registry.names("formats"):
        form = registry.resolve("formats", name)
        found.append(
            {
                "name": name,
                "title": form.title,
                "needs": list(form.needs),
                "capabilities": sorted(form.capabilities),
                "how_to_get": form.how_to_get,
            }
        )
    return found


def _measures() -> list[dict]:
    from dialogscore.measures import cards

    found = []
    for card in cards().values():
        told = card._asdict()
        name, definition = told.pop("measure"), told.pop("definition")
        found.append({"name": name, "title": definition} | {k: list(v) if k == "needs" else v for k, v in told.items()})
    return found


def _models() -> list[dict]:
    from dialogscore import modelstore

    found = []
    for name in modelstore.names():
        card = modelstore.load(name).card
        entry = {key: card[key] for key in ("languages", "labels", "coded_by", "measured_how", "sha256") if key in card}
        found.append({"name": name, "title": card["title"], **entry})
    return found


def _languages() -> list[dict]:
    from dialogscore.languages.varieties import NAMES, READ_AS

    found = []
    for name in registry.names("languages"):
        pack = registry.resolve("languages", name)
        found.append({"name": name, "title": pack.name, "cues": sorted(pack.cues)})
    titles = {entry["name"]: entry["title"] for entry in found}
    for name, neighbor in READ_AS.items():
        kind = f"variety of {titles[neighbor]}, read by its model, not validated"
        found.append({"name": name, "title": NAMES[name], "kind": kind, "read_as": neighbor})
    return found
