"""The verb: export files in, an `Audit` out."""

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pandas as pd

from dialogscore import (
    canned,
    classifier,
    cues,
    features,
    measures,
    modelstore,
    profiles,
    readers,
    schema,
    tables,
    threads,
    tokens,
)
from dialogscore.audit import abreast
from dialogscore.audit.facts import asked_for, main_language, manifest_of
from dialogscore.audit.objections import counted, objections
from dialogscore.audit.options import read_options, require_hours, require_known, require_messages, settle
from dialogscore.audit.overrides import read_overrides
from dialogscore.audit.overruling import beside, overrule
from dialogscore.audit.result import Audit, load
from dialogscore.audit.scoring import Ground, place, score
from dialogscore.audit.stages import Progress, steps
from dialogscore.engines import engine_name
from dialogscore.languages.varieties import read_as
from dialogscore.memory import copied_late
from dialogscore.opening import parse_opening
from dialogscore.pieces import one_thread
from dialogscore.targets import Target

__all__ = ["Audit", "audit", "audit_feed", "load"]

NOT_RECORDED = {"company", "affiliates", "overrides", "jobs"}
Moment = pd.Timestamp | datetime | str


def audit(
    feeds: Sequence[str | Path] | str | Path,
    *,
    company: str,
    accounts: Sequence[readers.Account | str] | str = (),
    affiliates: Sequence[readers.Account | str] | str = (),
    mapping: str | Path | None = None,
    format: str | None = None,
    zone: str | None = None,
    as_of: Moment | None = None,
    window: tuple[Moment | None, Moment | None] | str | None = None,
    language: str = "auto",
    min_confidence: float = 0.6,
    threshold: float = 0.5,
    max_rejects: float = 0.05,
    coverage: str = "auto",
    private: str = "drop",
    reviews: bool = False,
    act_model: str | Path = classifier.ACT_MODEL,
    inbound_model: str | Path = classifier.INBOUND_MODEL,
    purpose_model: str | Path = classifier.PURPOSE_MODEL,
    hours: Mapping[str, object] | None = None,
    targets: str | Path | Sequence[Target] | None = None,
    spacy_pipelines: Sequence[str] | str = (),
    own_profiles: Sequence[str | Path] = (),
    overrides: str | Path | None = None,
    show_names: bool = False,
    quotes: bool = False,
    jobs: int = 1,
    seed: int = 0,
    progress: Progress | None = None,
) -> Audit:
    """
    Audit one company's export.

    Parameters
    ----------
    feeds : path or sequence of paths
        Export files; together they are one feed.
    company : str
        The audited company. Without `accounts`, also the handle, id or name of its account.
    accounts, affiliates : sequence of str or dialogscore.Account, optional
        The company's accounts, such as ``"x:acme"``; accounts of employees, influencers or franchisees that count in
        no share.
    mapping : path, optional
        Mapping file for a table of any other layout.
    format : str, optional
        Name of the reader; found out from the bytes by default.
    zone : str, optional
        Zone of times that state none, such as ``Europe/Berlin``, and of the table ``hours``; by default the mapping
        file's, and UTC for the table.
    as_of : pandas.Timestamp, datetime.datetime or str, optional
        End of observation; by default the last message of each source. A time without an offset is UTC.
    window : str or pair, optional
        What is audited: a text such as ``"2025-Q3"``, or start and exclusive end as times or texts, None for an open
        one; answers are sought until the end of observation.
    language : {"auto", "de", "en"}
        Language of all messages, or found out for each.
    min_confidence : float, default 0.6
        Labels less probable than this are uncertain and form the band.
    threshold : float, default 0.5
        Dialog share, 0..1, that the verdict on the St. Gallen sentence compares with.
    max_rejects : float, default 0.05
        Share of malformed rows that stops the run.
    coverage : {"auto", "full"}
        ``"full"`` overrides the finding that a feed holds answered messages only.
    private : {"drop", "metadata"}
        What becomes of private messages: dropped and counted, or kept as author, time and direction only, to see
        whether hand-overs were taken up; their text is read in neither case.
    reviews : bool, default False
        Read reviews and the answers to them too, measured in a part of their own and in no share of the posts.
    act_model, inbound_model, purpose_model : str or pathlib.Path, optional
        Models in place of the shipped ones: names, or folders that ``dialogscore train`` wrote.
    hours : mapping of str to object, optional
        Opening hours, such as ``{"monday": "09:00-17:00", "country": "DE"}``: response times are then also measured by
        a clock that runs within them only. As `dialogscore.opening.parse_opening` reads them.
    targets : path or sequence of dialogscore.targets.Target, optional
        Service levels to compare with, or the ``targets.toml`` that states them; by default 80 % within an hour and
        within a day. One by the business clock needs `hours`.
    spacy_pipelines : sequence of str, optional
        Installed spaCy pipelines or folders of saved ones, such as ``"de=de_core_news_sm"``, whose tokenizers are used
        in place of the built-in ones; scores made with them stand beside no others.
    own_profiles : sequence of str or pathlib.Path, optional
        TOML files of definition profiles of one's own, scored beside the shipped ones.
    overrides : str or pathlib.Path, optional
        CSV file of the audited company's objections to labels, as `read_overrides` reads it: accepted ones are applied,
        and scores without them stand beside.
    show_names, quotes : bool, default False
        Whether shared outputs hold the audience's names and texts.
    jobs : int, default 1
        Processes to use; the result is the same.
    seed : int, default 0
        Seed of the bootstrap intervals.
    progress : callable, optional
        Called with (stage, done, total): of stages, and of bytes while large files are read.

    Returns
    -------
    Audit
        All tables; `Audit.save` writes them.

    Raises
    ------
    FeedError
        If a file cannot be read as messages.
    CompanyError
        If the company is not in the feed.
    ModelError
        If a model is missing, damaged or made for another task.
    UsageError
        If an option makes no sense.
    """
    asked = settle(
        company=company, accounts=accounts, affiliates=affiliates, mapping=mapping, format=format, zone=zone,
        as_of=as_of, window=window, language=language, min_confidence=min_confidence, threshold=threshold,
        max_rejects=max_rejects, coverage=coverage, private=private, reviews=reviews, act_model=act_model,
        inbound_model=inbound_model, purpose_model=purpose_model, hours=hours, targets=targets,
        spacy_pipelines=spacy_pipelines,
        own_profiles=own_profiles, overrides=overrides, show_names=show_names, quotes=quotes, jobs=jobs, seed=seed,
    )  # fmt: skip
    require_hours(asked["targets"], hours)
    paths = [feeds] if isinstance(feeds, str | Path) else list(feeds)
    told = functools.partial(progress, "read") if progress else None

    def feed() -> readers.Feed:
        with abreast.get_ready(paths, jobs=asked["jobs"]):
            found = readers.read(paths, read_options(asked), progress=told)
        require_known(asked["targets"], found.messages)
        return found

    return audit_feed(feed, asked, progress=progress)


@copied_late()
@one_thread
def audit_feed(feed: Callable[[], readers.Feed], asked: Mapping, *, progress: Progress | None = None) -> Audit:
    """
    Audit what was read: all that `audit` does after reading.

    Parameters
    ----------
    feed : callable
        Gives the messages of one company. It is called when models and options have proved right: a wrong name should
        not cost an hour.
    asked : mapping of str to object
        All options of `audit`, by name, as `dialogscore.audit.options.settle` gives them.
    progress : callable, optional
        As in `audit`.

    Returns
    -------
    Audit
        A pure function of the feed and the options.
    """
    company, mapping, accounts, window = (asked[name] for name in ("company", "mapping", "accounts", "window"))
    zone, min_confidence, threshold = (asked[name] for name in ("zone", "min_confidence", "threshold"))
    defined = [*profiles.built_in(), *(one for path in asked["own_profiles"] for one in profiles.load_profile(path))]
    plugged = tokens.load_pipelines(asked["spacy_pipelines"])
    mapped = readers.load_mapping(mapping) if mapping else None
    wall = zone or (mapped and mapped.time_zone) or "UTC"
    opening = parse_opening(asked["hours"], zone=wall) if asked["hours"] else None
    overrides = asked["overrides"]
    objected = read_overrides(overrides) if overrides else None
    models = tuple(modelstore.load(asked[name]) for name in ("act_model", "inbound_model", "purpose_model"))
    acts, inbound, purposes = models
    step = steps(progress)
    step("read")
    feed = feed()
    schema.check(feed.messages, "readers")
    require_messages(feed.messages, window)
    step("threads")
    apart = measures.part_reviews(feed.messages, feed.sources)
    # Texts tell their language by themselves, but for those that take it from the one they answer.
    with abreast.listening(apart.posts, jobs=asked["jobs"] if asked["language"] == "auto" else 1) as heard:
        messages = threads.add_threads(
            apart.posts, apart.sources, accounts=[(one.platform, one.handle) for one in accounts], jobs=asked["jobs"]
        )
        schema.check(messages, "threads")
        # A million messages take a gigabyte: what the next table holds too is let go.
        feed, apart = replace(feed, messages=schema.empty(schema.MESSAGES, stage="readers")), apart._replace(posts=None)
        step("language")
        measured, measured_inbound = acts.card["languages"], inbound.card["languages"]
        messages = features.add_language(
            messages, language=asked["language"], measured=measured, measured_inbound=measured_inbound, heard=heard(),
            jobs=asked["jobs"],
        )  # fmt: skip
    step("tokens")
    spoken = read_as(messages["language"])
    read = tokens.tokenize(messages["text"], spoken, pipelines=plugged, jobs=asked["jobs"])
    found = cues.find(read, spoken, jobs=asked["jobs"])
    step("labels")
    given = messages.assign(language=spoken)
    # What replies show by themselves and which are canned hangs on no label: both are found while models tell.
    with classifier.labelling(
        given, read, found, acts=acts, inbound=inbound, purposes=purposes, min_confidence=min_confidence,
        pipelines=plugged, jobs=asked["jobs"],
    ) as labelled:  # fmt: skip
        messages = features.add_features(messages, read, found, jobs=asked["jobs"])
        schema.check(messages, "features")
        compared = canned.add_canned(messages, read, pipelines=plugged, jobs=asked["jobs"])
        for stage, made in (("classifier", labelled()), ("canned", compared)):
            messages = messages.assign(**{name: made[name] for name in schema.column_names(stage=stage)})
    schema.check(messages, "classifier")
    schema.check(messages, "canned")
    del given, found, spoken, compared, made, labelled
    step("levels")
    ground = Ground(
        company=company,
        window=window,
        accounts=accounts,
        sources=feed.sources,
        posts_from=apart.sources,
        reviews=apart.reviews,
        private=feed.private,
        opening=opening,
        threshold=threshold,
        targets=asked["targets"],
        zone=wall,
        label_errors=purposes.card["label_errors"] | inbound.card["label_errors"] | acts.card["label_errors"],
        defined=defined,
        seed=asked["seed"],
        read=read,
    )
    told, spoken_mostly = measures.gaps(messages), main_language(messages)
    if objected is not None:
        objected = objections(messages, objected, file=Path(overrides).name)
        model, messages = messages, overrule(messages, objected)
    messages = place(messages, ground)
    step("measures")
    scored = score(messages, ground, jobs=asked["jobs"])
    if objected is not None:
        scored = beside(scored, model, ground, objected, jobs=asked["jobs"])
    pipelines = [plugged[code].record() for code in sorted(plugged)]
    engine = engine_name([{"name": model.name, "sha256": model.card["sha256"]} for model in models], pipelines)
    scores = schema.conform(scored.scores.assign(engine=engine), schema.SCORES)
    step(None)

    named = {"act_model": acts.name, "inbound_model": inbound.name, "purpose_model": purposes.name,
             "spacy_pipelines": [f"{one['language']}={one['name']}" for one in pipelines]}  # fmt: skip
    recorded = {name: value for name, value in asked.items() if name not in NOT_RECORDED}
    options = asked_for(**recorded | {"account_roles": accounts, "key_check": None} | named)
    manifest = manifest_of(
        ground, options, accounts=feed.accounts, other_companies=feed.other_companies, engine=engine,
        pipelines=pipelines, models=models, notes=[*told, *feed.notes], language=spoken_mostly,
    )  # fmt: skip
    if objected is not None:
        manifest["overrides"] = counted(overrides, objected)
    drawn = {name: tables.typed(table) for name, table in scored.tables.items()}
    rejects = schema.conform(feed.rejects, schema.REJECTS)
    return Audit(company, scored.messages, feed.sources, rejects, scores, drawn, manifest)
