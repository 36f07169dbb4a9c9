"""What is the same for all companies: options, protocol, models; settled before any work."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from dialogscore import classifier, modelstore, tokens
from dialogscore.audit.facts import asked_for
from dialogscore.audit.options import settle
from dialogscore.benchmark.choosing import chosen
from dialogscore.benchmark.feeds import Inputs
from dialogscore.benchmark.frame import Frame, read_frame
from dialogscore.benchmark.goals import GOAL_SHARE
from dialogscore.benchmark.protocol import read_protocol
from dialogscore.engines import engine_name
from dialogscore.errors import UsageError, nearest
from dialogscore.modelstore import Model
from dialogscore.targets import settled_targets

__all__ = ["FRAMES", "Plan", "absent", "listed", "plan", "presence_told"]

FRAMES = ("census", "random", "convenience")
#: What a protocol can fix, and what holds where nobody says anything.
FIXED = {
    "frame": "convenience", "window": None, "as_of": None, "language": "auto", "coverage": "auto",
    "act_model": classifier.ACT_MODEL, "inbound_model": classifier.INBOUND_MODEL,
    "purpose_model": classifier.PURPOSE_MODEL, "threshold": 0.5,
    "min_confidence": 0.6, "max_rejects": 0.05, "least_covered": 0.9, "goal": None, "goal_share": GOAL_SHARE,
    "draws": 1000, "seed": 0, "where": (), "by": (), "targets": None,
}  # fmt: skip
MODELS = ("act_model", "inbound_model", "purpose_model")
_OWN = ("frame", "least_covered", "goal", "goal_share", "draws", "where", "by")
_WITHOUT = {"accounts": (), "affiliates": (), "private": "drop", "hours": None, "overrides": None}


class Plan(NamedTuple):
    """
    What is the same for all.

    Attributes
    ----------
    base : dict
        Options of every audit, settled; company and accounts are missing.
    own : dict
        Options of the benchmark itself.
    excluded : dict of str to str
        Companies that the protocol leaves out, and why.
    protocol : dict or None
        Hash of the protocol and the names of what it fixed.
    models : tuple of Model
        Of acts and of what the audience asks.
    pipelines : list of dict
        Records of a user's own tokenizers.
    engine : str
        Name of models and tokenizers together.
    """

    base: dict
    own: dict
    excluded: dict[str, str]
    protocol: dict | None
    models: tuple[Model, Model, Model]
    pipelines: list[dict]
    engine: str

    def asked(self, company: str, accounts: tuple, facts: Mapping[str, object]) -> dict:
        """
        Give the options of one company's audit.

        Parameters
        ----------
        company : str
            Its name.
        accounts : tuple of Account
            Its accounts.
        facts : mapping of str to object
            What its ``company.toml`` says of it and its files.

        Returns
        -------
        dict
            All options of `dialogscore.audit`, settled.
        """
        own = {name: value for name, value in facts.items() if name != "as_of" or self.base["as_of"] is None}
        if "as_of" in own:
            own["as_of"] = settle(as_of=own["as_of"])["as_of"]
        return self.base | own | {"company": company, "accounts": accounts}

    def recorded(self) -> dict:
        """
        Write down the options as the manifest holds them.

        Returns
        -------
        dict
            Names to plain values.
        """
        base = {name: value for name, value in self.base.items() if name not in ("jobs", *_WITHOUT)}
        named = {name: model.name for name, model in zip(MODELS, self.models, strict=True)}
        return asked_for(**base | named) | {
            name: list(value) if isinstance(value, tuple) else value for name, value in self.own.items()
        }


def plan(protocol: str | Path | None, given: Mapping[str, object], others: Mapping[str, object]) -> Plan:
    """
    Settle what is the same for all.

    Parameters
    ----------
    protocol : path or None
        ``protocol.toml``.
    given : mapping of str to object
        Options that a protocol may fix, None or empty where nobody gave them.
    others : mapping of str to object
        Further options of `dialogscore.audit`.

    Returns
    -------
    Plan
        With models that were found and are whole.

    Raises
    ------
    UsageError
        If an option makes no sense or says something else than the protocol.
    ModelError
        If a model is missing or damaged.
    """
    said = {name: [value] if name in ("where", "by") and isinstance(value, str) else value
            for name, value in given.items() if value not in (None, "", (), [])}  # fmt: skip
    if "targets" in said:
        said["targets"] = settled_targets(said["targets"])
    read = read_protocol(protocol, said) if protocol else None
    fixed = FIXED | said | (read.options if read else {})
    if fixed["frame"] not in FRAMES:
        raise UsageError(
            f"use the frame {fixed['frame']!r}", found="no such kind", expected=", ".join(FRAMES),
            next_step=nearest(str(fixed["frame"]), FRAMES),
        )  # fmt: skip
    for name in ("least_covered", "goal", "goal_share"):
        if fixed[name] is not None and not 0 <= fixed[name] <= 1:
            raise UsageError(f"use the option {name}", found=repr(fixed[name]), expected="a share from 0 to 1")
    own = {name: tuple(fixed[name]) if name in ("where", "by") else fixed[name] for name in _OWN}
    base = {name: value for name, value in fixed.items() if name not in _OWN}
    base = settle(**base, **others) | {**_WITHOUT}
    models = tuple(modelstore.load(base[name]) for name in MODELS)
    plugged = tokens.load_pipelines(base["spacy_pipelines"])
    pipelines = [plugged[code].record() for code in sorted(plugged)]
    engine = engine_name([{"name": model.name, "sha256": model.card["sha256"]} for model in models], pipelines)
    told = {"sha256": read.sha256, "fixed": sorted(read.options)} if read else None
    return Plan(base, own, read.excluded if read else {}, told, models, pipelines, engine)


def listed(companies: str | Path | None, planned: Plan) -> Frame | None:
    """
    Read the frame and leave out whom nobody wants.

    Parameters
    ----------
    companies : path or None
        ``companies.csv``.
    planned : Plan
        With ``where``, ``by`` and whom the protocol excludes.

    Returns
    -------
    Frame or None
        The companies for which all conditions hold; None if nobody listed any.

    Raises
    ------
    UsageError
        If a condition, a column or an excluded company is not in the frame.
    """
    where, by = planned.own["where"], planned.own["by"]
    if companies is None:
        for name, value in (("where", where), ("exclude", planned.excluded)):
            if value:
                raise UsageError(f"use {name}", found="no frame", expected="companies.csv, named with --companies")
        _known(by, ["platform"])
        return None
    frame = read_frame(companies)
    unknown = sorted(planned.excluded.keys() - frame.accounts.keys())
    if unknown:
        raise UsageError(
            "use the protocol", found=f"{unknown[0]} excluded, which the frame does not list", expected="its companies",
            next_step=nearest(unknown[0], frame.accounts),
        )  # fmt: skip
    _known(by, ["platform", *frame.companies.columns.drop(["company", "weight"])])
    kept = frame.companies[chosen(frame.companies, where)].reset_index(drop=True)
    told = [name for name in kept if kept[name].notna().any()]
    for name in by:
        if name in kept and name not in told:
            raise UsageError(
                f"compare by {name!r}", found="nothing said of any company", expected="a column that is filled in",
                next_step=nearest(name, told),
            )  # fmt: skip
    names = set(kept["company"])
    accounts = {name: held for name, held in frame.accounts.items() if name in names}
    return Frame(kept, accounts, {name: path for name, path in frame.feeds.items() if name in names})


def absent(frame: Frame | None, inputs: Inputs) -> list[str]:
    """
    List companies that are said to have no feed.

    Parameters
    ----------
    frame : Frame or None
        The companies.
    inputs : Inputs
        The feeds.

    Returns
    -------
    list of str
        Those with ``presence`` no or not exported.

    Raises
    ------
    UsageError
        If one of them has a feed of its own all the same.
    """
    if frame is None:
        return []
    said = frame.companies["presence"].isin(["no", "not_exported"]).to_numpy(dtype=bool)
    found = frame.companies.loc[said, "company"].tolist()
    for one in inputs.own:
        if one.company in found:
            raise UsageError(
                f"read the feed of {one.company}", found="that the frame says there is none",
                expected="presence yes, or no feed",
            )  # fmt: skip
    return found


def presence_told(frame: Frame | None, where: Sequence[str]) -> bool:
    """
    Say whether the frame tells who is present in social media.

    Parameters
    ----------
    frame : Frame or None
        The companies, if somebody listed them.
    where : sequence of str
        Conditions that chose them.

    Returns
    -------
    bool
        False where companies were found by their feeds, where no row tells, and where presence itself chose them.
    """
    told = frame is not None and bool(frame.companies["presence"].notna().any())
    return told and not any("presence" in one for one in where)


def _known(by: tuple[str, ...], columns: list[str]) -> None:
    for name in by:
        if name not in columns:
            raise UsageError(
                f"compare by {name!r}", found="no such column in the frame", expected=", ".join(columns),
                next_step=nearest(name, columns),
            )  # fmt: skip
