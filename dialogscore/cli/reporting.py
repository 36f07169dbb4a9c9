"""Reports by name: those that come with dialogscore and those of other packages, as `Audit.save` takes them."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from dialogscore import registry

__all__ = ["DEFAULT", "brand_option", "branded", "page_language", "renderers", "report_option", "written_again"]

DEFAULT = "html"
ADDED = "dialogscore.added_reports"
SHORTCUTS = {
    "xlsx": "Write report.xlsx too: every table on a sheet of its own.",
    "pdf": "Write report.pdf too: the page for print, with contents and page numbers; needs dialogscore[pdf].",
}
PAGE_LANGUAGE = re.compile(r'<html lang="(de|en)">')

brand_option = click.option(
    "--brand",
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    help="brand.toml: agency, client, logo, colours, closing notes and sections to leave out of the page.",
)


def report_option(command: Callable) -> Callable:
    """
    Let a command be told which reports to write: ``report_names``.

    Parameters
    ----------
    command : callable
        What click is to call.

    Returns
    -------
    callable
        It with the options ``--report``, ``--xlsx`` and ``--pdf``.
    """
    named = click.option(
        "--report",
        "report_names",
        multiple=True,
        default=(DEFAULT,),
        metavar="NAME",
        help="Report to write as report.NAME; may be given several times.  [default: html]",
        callback=lambda context, _, names: tuple(dict.fromkeys([*names, *context.meta.get(ADDED, ())])),
    )
    for name, meaning in SHORTCUTS.items():
        command = click.option(
            f"--{name}",
            is_flag=True,
            is_eager=True,  # read first, because it adds to the other
            expose_value=False,
            help=meaning,
            callback=_add,
        )(command)
    return named(command)


def _add(context: click.Context, option: click.Parameter, wanted: bool) -> None:
    if wanted:
        context.meta[ADDED] = (*context.meta.get(ADDED, ()), option.name)


def renderers(names: Iterable[str], *, language: str | None, key: bytes | None = None) -> dict[str, Callable]:
    """
    Find reports by their names.

    Parameters
    ----------
    names : iterable of str
        Names of the registry's kind ``reports``.
    language : str or None
        ``"de"``, ``"en"``, or None for that of most messages.
    key : bytes, optional
        The secret that persons are named with.

    Returns
    -------
    dict of str to callable
        ``report.NAME`` to ``render(audit, path)``.

    Raises
    ------
    UsageError
        If there is no report of that name.
    """
    found = {name: registry.resolve("reports", name) for name in names}
    return {f"report.{name}": partial(_render, render, language, key) for name, render in found.items()}


def branded(audit: object, brand: str | None) -> object:
    """
    Put an agency's brand on an audit, for all its reports.

    Parameters
    ----------
    audit : Audit
        A finished audit.
    brand : str or None
        Path of ``brand.toml``.

    Returns
    -------
    Audit
        The same with the brand in its manifest, or as it was.

    Raises
    ------
    UsageError
        If the brand is not as it must be.
    """
    if brand is None:
        return audit
    from dialogscore.brand import load_brand

    return replace(audit, manifest=audit.manifest | {"brand": load_brand(brand)})


def written_again(out: str | Path, *, language: str | None, key: bytes | None = None) -> dict[str, Callable]:
    """
    Find the reports that a result folder has, to be written anew in the language that they are in.

    Parameters
    ----------
    out : str or pathlib.Path
        Result folder.
    language : str or None
        Another language, None for that of the page that is there.
    key : bytes, optional
        The secret that persons are named with.

    Returns
    -------
    dict of str to callable
        ``report.NAME`` to ``render(audit, path)``.
    """
    names = [path.suffix[1:] for path in sorted(Path(out).glob("report.*"))]
    return renderers(names, language=language or page_language(Path(out) / "report.html"), key=key)


def page_language(page: str | Path) -> str | None:
    """
    Tell the language that a page is in.

    Parameters
    ----------
    page : str or pathlib.Path
        A page that dialogscore wrote, or none.

    Returns
    -------
    str or None
        ``"de"`` or ``"en"``; None where there is no such page.
    """
    if not Path(page).is_file():
        return None
    with Path(page).open(encoding="utf-8") as file:
        found = PAGE_LANGUAGE.search(file.read(200))
    return found and found[1]


def _render(render: Callable, language: str | None, key: bytes | None, audit: object, path: object) -> None:
    render(audit, path, language=language or audit.manifest["language"], key=key)
