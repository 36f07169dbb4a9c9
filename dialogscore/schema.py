"""The data model as data: every column of every table, who adds it and what it means.

The check at each stage's door (`dialogscore.audit`) and the README's column list come from here.
Laws: ids are text, times are UTC, durations are seconds and say so in the name, rates are 0..1, unknown is NA.
"""

from collections.abc import Iterable
from typing import NamedTuple

__all__ = [
    "MESSAGES",
    "OVERRIDDEN",
    "REJECTS",
    "SCORES",
    "SOURCES",
    "STAGES",
    "Column",
    "check",
    "column_names",
    "conform",
    "empty",
]


class Column(NamedTuple):
    """
    One column of a table.

    Attributes
    ----------
    name : str
        Column name.
    dtype : str
        One of ``text``, ``time``, ``flag``, ``count``, ``number``; see `conform` for the pandas dtypes.
    stage : str
        The stage that adds it.
    required : bool
        Whether a value must be there in every row.
    unit : str
        Unit of the values, or the allowed values separated by ``|``, or ``""``.
    meaning : str
        One sentence.
    """

    name: str
    dtype: str
    stage: str
    required: bool
    unit: str
    meaning: str


STAGES = ("readers", "threads", "features", "classifier", "canned", "levels", "measures", "themes")

PLATFORMS = (
    "x|facebook|instagram|threads|youtube|linkedin|mastodon|bluesky|reddit|tiktok|google_business|google_play|"
    "app_store|trustpilot|zendesk|intercom|other"
)
ACTS = "answer|probe|deflect|acknowledge|invite|promote|inform|other"
PURPOSES = "sales|product|employer|service|research|community|corporate|brand"

MESSAGES = (
    # -- readers
    Column("ref", "text", "readers", True, "", "how a person cites the message: M000001..., by time and id"),
    Column("message_id", "text", "readers", True, "", "id as the source gives it; joins use (platform, message_id)"),
    Column("platform", "text", "readers", True, PLATFORMS, "where the message was written"),
    Column("channel", "text", "readers", False, "", "what a helpdesk calls its channel, such as email or voice"),
    Column("kind", "text", "readers", True, "post|comment|reply|repost|quote|story|review|review_reply",
           "what the message is; reposts and stories stay rows and leave every share"),
    Column("author_id", "text", "readers", False, "", "who wrote it; a null author is audience and equals nobody"),
    Column("author_handle", "text", "readers", False, "", "the author's handle without @"),
    Column("author_name", "text", "readers", False, "", "the author's display name"),
    Column("author_role", "text", "readers", True, "company|other_company|affiliate|audience",
           "company is an account of the audited company; an affiliate is listed by the user"),
    Column("author_role_source", "text", "readers", True, "account|name|declared|affiliate|default",
           "how the role was recognised"),
    Column("created_at", "time", "readers", True, "UTC", "when it was published"),
    Column("created_at_precision", "text", "readers", True, "us|ms|s|min|day|estimated", "how exact created_at is"),
    Column("created_at_source", "text", "readers", True, "field|derived_from_id|assumed_zone",
           "where created_at comes from"),
    Column("edited_at", "time", "readers", False, "UTC", "last edit"),
    Column("deleted_at", "time", "readers", False, "UTC", "when it was deleted, if known"),
    Column("status", "text", "readers", True, "visible|deleted|removed|hidden|withheld", "whether people can see it"),
    Column("visibility", "text", "readers", True, "public|unlisted|followers|direct|unknown", "for whom it was written"),
    Column("is_automated", "flag", "readers", False, "", "the source says that a machine wrote it"),
    Column("text", "text", "readers", True, "", "what it says; may be empty, never missing"),
    Column("media_type", "text", "readers", False, "", "what is attached, in the source's word"),
    Column("declared_language", "text", "readers", False, "BCP 47", "language as the source declares it"),
    Column("url", "text", "readers", False, "", "permalink"),
    Column("mentions", "text", "readers", False, "", "mentioned handles or ids as the source gives them, by spaces"),
    Column("parent_id", "text", "readers", False, "", "message it answers as the source says, even if no such row is here"),
    Column("parent_author_id", "text", "readers", False, "", "who wrote the parent, as the source says"),
    Column("conversation_id", "text", "readers", False, "", "the source's own thread id"),
    Column("quoted_id", "text", "readers", False, "", "message it quotes"),
    Column("provenance", "text", "readers", True, "row|included|embedded|synthesised", "how the source holds it"),
    Column("like_count", "count", "readers", False, "likes", "unknown is NA, never 0"),
    Column("reply_count", "count", "readers", False, "replies", "as the source counts them"),
    Column("share_count", "count", "readers", False, "shares", "as the source counts them"),
    Column("author_followers", "count", "readers", False, "followers", "reach of the author"),
    Column("rating", "number", "readers", False, "stars", "reviews only"),
    Column("is_promoted", "flag", "readers", False, "", "a paid post"),
    Column("company_reacted", "flag", "readers", False, "", "the company liked or reacted to it"),
    Column("source_id", "text", "readers", True, "", "row of the table `sources`"),
    Column("source_row", "count", "readers", True, "record", "1-based number of the record in its source"),
    # -- threads
    Column("thread_id", "text", "threads", True, "", "the root's message_id, or the missing parent's"),
    Column("depth", "count", "threads", True, "replies", "replies between the message and the root of its thread"),
    Column("turn", "text", "threads", True, "", "ref of the first message of the turn it belongs to"),
    Column("parent_known", "flag", "threads", True, "", "its parent is a row of the feed"),
    Column("direction", "text", "threads", False, "outbound|inbound|ambient", "NA in a thread the company does not touch"),
    Column("reply_target_id", "text", "threads", False, "", "message_id of the message it really answers"),
    Column("reply_target_source", "text", "threads", False,
           "parent|leading_mention|latest_earlier|thread_root|parent_author|conversation_order|conversation_mention",
           "how the target was found"),
    Column("addresses", "text", "threads", False, "everybody|itself|person|unclear",
           "outbound: whom it speaks to by structure; unclear (a leading name, a missing parent) goes by its act"),
    Column("answered", "text", "threads", False, "direct|collective|community|none",
           "inbound: who answered its turn, by the first of these that holds; only direct is an answer"),
    Column("response_id", "text", "threads", False, "", "inbound: first company message that answers its turn"),
    Column("response_seconds", "number", "threads", False, "s, >= 0", "from the turn's first message to the response"),
    Column("observed_seconds", "number", "threads", False, "s, >= 0", "how long its source watched the turn"),
    Column("is_answered_early", "flag", "threads", False, "", "inbound: an answer carries an earlier time than its question"),
    # -- features
    Column("language", "text", "features", False, "ISO 639-1, gsw or und", "language of the text; NA where it was not read"),
    Column("language_probability", "number", "features", False, "0..1", "how sure the language is"),
    Column("language_source", "text", "features", False, "text|target|declared|company|guess|option",
           "what the language was taken from: the text, what it answers, its source, what the company mostly writes"),
    Column("language_support", "text", "features", False, "measured|unmeasured|unsupported",
           "how well labels in this language are known; unsupported: told without words, in no share of the whole"),
    Column("feature_words", "count", "features", False, "words", "words without links, mentions and signs"),
    Column("feature_question", "flag", "features", False, "", "asks something, links aside"),
    Column("feature_link", "flag", "features", False, "", "holds a link"),
    Column("feature_overlap", "count", "features", False, "words", "content words taken up from the message it answers"),
    Column("feature_sign_off", "text", "features", False, "", "the sign-off as found, so that it can be masked"),
    Column("feature_prize", "flag", "features", False, "", "speaks of a prize, a raffle or a giveaway"),
    # -- classifier
    Column("act", "text", "classifier", False, ACTS, "outbound: what the message does (codebook part 1)"),
    Column("act_probability", "number", "classifier", False, "0..1", "calibrated probability of the act"),
    Column("is_uncertain", "flag", "classifier", False, "", "below the confidence asked for"),
    Column("cues", "text", "classifier", False, "JSON [[code, weight, arguments], ...]", "up to three reasons for the label"),
    Column("deflect_to", "text", "classifier", False, "direct_message|phone|email|form|help_page|other_account|elsewhere",
           "deflect only: where the person is sent"),
    Column("deflect_reason", "flag", "classifier", False, "", "deflect only: why is visible (personal data, case number)"),
    Column("inbound_type", "text", "classifier", False, "question|complaint|praise|comment|noise",
           "inbound: what it asks (codebook part 3)"),
    Column("needs_reply", "flag", "classifier", False, "", "inbound: a care lead would expect the company to answer"),
    Column("needs_reply_probability", "number", "classifier", False, "0..1", "calibrated probability of needs_reply"),
    Column("purpose", "text", "classifier", False, PURPOSES,
           "outbound openers and self-threads: what the post is for (codebook part 4)"),
    Column("purpose_probability", "number", "classifier", False, "0..1", "calibrated probability of the purpose"),
    Column("purpose_uncertain", "flag", "classifier", False, "", "purpose below the confidence asked for"),
    # -- canned
    Column("canned_group", "text", "canned", False, "", "ref of the first message of the group of equal or nearly equal masked texts"),
    Column("is_canned", "flag", "canned", False, "", "outbound reply: its masked text went to three people and more"),
    Column("canned_question_similarity", "number", "canned", False, "0..1",
           "canned replies: median cosine of the messages that its group answers; NaN where fewer than two are known"),
    Column("inbound_group", "text", "canned", False, "",
           "inbound: ref of the first of equal or nearly equal messages by three people and more"),
    # -- levels
    Column("position", "text", "levels", False, "opener|self_thread|reply", "outbound: what it is in its thread"),
    Column("level", "count", "levels", False, "0..4", "ladder from broadcast to interactive (codebook part 2)"),
    Column("mode", "text", "levels", False, "broadcast|nominal|dialog", "NA: an invitation whose outcome is open"),
    Column("mode_source", "text", "levels", False,
           "act|canned|invitation|opener|self_thread|same_answer|third_turn", "the rule that decided"),
    Column("invitation_outcome", "text", "levels", False, "kept|broken|untaken|pending|unknowable", "invite only"),
    Column("invitation_takers", "count", "levels", False, "messages", "invite only: messages of the audience under it, noise aside"),
    Column("invitation_answered", "count", "levels", False, "messages",
           "invite only: takers whom the company answered at level 3 or 4 within 7 days"),
    Column("invitation_uncertain", "flag", "levels", False, "", "invite only: uncertain labels decide whether it was kept"),
    Column("handed_over", "flag", "levels", False, "", "outbound reply: deflects with a visible reason"),
    # -- measures
    Column("ledger", "text", "measures", True,
           "own|other_company|affiliate|repost|story|review|ambient|later_in_turn|deleted|unread|no_exact_time|"
           "outside_window|unsupported_language|no_reply_needed|too_recent|eligible",
           "the first rule that takes the row out of the 72-hour reply rate, or eligible"),
    Column("is_instant", "flag", "measures", False, "",
           "outbound: under 10 s after the message it answers, or after the same canned words to somebody else"),
    Column("is_surge", "flag", "measures", False, "",
           "inbound: in an hour of 20 messages and more, and more than five times the median of hours that hold any"),
    # -- themes
    Column("theme", "text", "themes", False, "T01|T02|...|other",
           "inbound: what its turn is about, where themes were found; the table `themes` names them"),
)  # fmt: skip

# What the models said, beside what overrides may have made of it; only in audits with overrides.
OVERRIDDEN = tuple(
    column._replace(
        name=f"{column.name}_model", stage="overrides", meaning=f"{column.name} before overrides: {column.meaning}"
    )
    for column in MESSAGES
    if column.name
    in (
        "answered", "response_id", "response_seconds", "act", "act_probability", "is_uncertain", "deflect_to",
        "deflect_reason", "inbound_type", "needs_reply", "needs_reply_probability",
    )
)  # fmt: skip

SOURCES = (
    Column("source_id", "text", "readers", True, "", "S1, S2, ... in the order given"),
    Column("file", "text", "readers", True, "", "file name as given, without folders"),
    Column("sha256", "text", "readers", True, "", "hash of the bytes"),
    Column("format", "text", "readers", True, "", "reader that read it"),
    Column("platform", "text", "readers", True, PLATFORMS, "platform if the file holds one, else other"),
    Column("capabilities", "text", "readers", True, "company_posts audience_messages parents exact_times",
           "what it can tell, separated by spaces"),
    Column("abilities", "text", "readers", True, "name=yes|partly|no",
           "what can be told and measured with it, as the format allows and the file holds, separated by spaces"),
    Column("limits", "text", "readers", False, "", "codes of what narrows the abilities, separated by spaces"),
    Column("audience_coverage", "text", "readers", True, "full|answered_only|none", "which audience messages it holds"),
    Column("coverage_source", "text", "readers", True, "format|observed|option", "who says so"),
    Column("observed_from", "time", "readers", False, "UTC", "first moment it speaks about"),
    Column("observed_until", "time", "readers", False, "UTC", "end of observation"),
    Column("observed_until_source", "text", "readers", True, "last_message|as_of|declared", "where observed_until comes from"),
    Column("row_count", "count", "readers", True, "records", "records found"),
    Column("encoding", "text", "readers", False, "", "text encoding"),
)  # fmt: skip

REJECTS = (
    Column("source_id", "text", "readers", True, "", "row of `sources`"),
    Column("source_row", "count", "readers", True, "record", "1-based number of the record in its source"),
    Column("kind", "text", "readers", True, "malformed|duplicate|private|not_observed",
           "only malformed counts toward --max-rejects"),
    Column("reason", "text", "readers", True, "", "code, worded by the reports"),
    Column("arguments", "text", "readers", True, "JSON object", "what the wording needs"),
)  # fmt: skip

SCORES = (
    Column("company", "text", "measures", True, "", "the audited company"),
    Column("profile", "text", "measures", True, "", "whose definition it is"),
    Column("measure", "text", "measures", True, "", "name of the measure"),
    Column("subset_by", "text", "measures", False, "", "what the rows were split by, NA for all"),
    Column("subset", "text", "measures", False, "", "which part of the split"),
    Column("basis", "text", "measures", True, "counted|predicted|corrected", "counted, or rests on a model's labels"),
    Column("value", "number", "measures", False, "", "the score; NA with a note where it is undefined"),
    Column("unit", "text", "measures", True, "share|count|s|points|per_week|correlation|ratio", "unit of value, low and high"),
    Column("n", "count", "measures", True, "", "denominator: how many units the value rests on"),
    Column("low", "number", "measures", False, "", "lower end of the interval, label error included"),
    Column("high", "number", "measures", False, "", "upper end of the interval, label error included"),
    Column("low_sampling", "number", "measures", False, "", "lower end, sampling alone"),
    Column("high_sampling", "number", "measures", False, "", "upper end, sampling alone"),
    Column("confidence", "number", "measures", False, "0..1", "confidence level of the interval"),
    Column("window_from", "time", "measures", False, "UTC", "start of the window"),
    Column("window_to", "time", "measures", False, "UTC", "end of the window"),
    Column("note_code", "text", "measures", False, "", "why it is undefined or weak"),
    Column("note_args", "text", "measures", False, "JSON object", "what the note's wording needs"),
    Column("version", "text", "measures", True, "", "version of the definition"),
    Column("engine", "text", "audit", True, "", "models and tokenizer; scores of two engines never stand side by side"),
)  # fmt: skip


def column_names(table: Iterable[Column] = MESSAGES, *, stage: str | None = None) -> list[str]:
    """
    List the columns of a table.

    Parameters
    ----------
    table : iterable of Column, default MESSAGES
        `MESSAGES`, `SOURCES`, `REJECTS` or `SCORES`.
    stage : str, optional
        Only what this stage adds.

    Returns
    -------
    list of str
        Names in table order.
    """
    return [column.name for column in table if stage in (None, column.stage)]


def _pandas_dtype(dtype: str):
    import pandas as pd

    # One string type under pandas 2 and 3: Arrow-backed, missing is pd.NA.
    return {
        "text": pd.StringDtype("pyarrow"),
        "time": pd.DatetimeTZDtype("us", "UTC"),
        "flag": pd.BooleanDtype(),
        "count": pd.Int64Dtype(),
        "number": "float64",
    }[dtype]


def empty(table: Iterable[Column], rows: int = 0, *, stage: str | None = None):
    """
    Make a table with the right columns and nothing but missing values.

    Parameters
    ----------
    table : iterable of Column
        `MESSAGES`, `SOURCES`, `REJECTS` or `SCORES`.
    rows : int, default 0
        Number of rows.
    stage : str, optional
        Only what this stage adds.

    Returns
    -------
    pandas.DataFrame
        All values NA (NaN in ``number`` columns).
    """
    import pandas as pd

    return pd.DataFrame(
        {
            column.name: pd.Series([None] * rows, dtype=_pandas_dtype(column.dtype))
            for column in table
            if stage in (None, column.stage)
        }
    )


def conform(frame, table: Iterable[Column] = MESSAGES):
    """
    Give every known column its dtype and the table's order; columns of no table are dropped.

    Parameters
    ----------
    frame : pandas.DataFrame
        Any subset of the table's columns.
    table : iterable of Column, default MESSAGES
        The table it belongs to.

    Returns
    -------
    pandas.DataFrame
        ``text`` as Arrow-backed string, ``time`` as datetime64[us, UTC], ``flag`` as boolean, ``count`` as Int64
        (all with pd.NA or NaT), ``number`` as float64 with NaN.
    """
    import pandas as pd

    columns = {}
    for column in table:
        if column.name in frame:
            given, dtype = frame[column.name], _pandas_dtype(column.dtype)
            # astype would copy columns that are right already.
            columns[column.name] = given if given.dtype == dtype else given.astype(dtype)
    # Put together by dtype they would be copied once more: two hundred bytes a message.
    return pd.DataFrame(columns, index=frame.index, copy=False)


def check(frame, stage: str, table: Iterable[Column] = MESSAGES) -> None:
    """
    Make sure that a stage added all that it promised.

    Parameters
    ----------
    frame : pandas.DataFrame
        The table after the stage.
    stage : str
        Stage whose columns are checked.
    table : iterable of Column, default MESSAGES
        The table it belongs to.

    Raises
    ------
    AssertionError
        If a column is missing, has another dtype or lacks required values: a bug, never a user's mistake.
    """
    for column in table:
        if column.stage != stage:
            continue
        if column.name not in frame:
            raise AssertionError(f"stage {stage} did not add column {column.name}")
        found, wanted = frame[column.name].dtype, _pandas_dtype(column.dtype)
        if found != wanted:
            raise AssertionError(f"column {column.name} is {found}, not {wanted}")
        if column.required and frame[column.name].isna().any():
            raise AssertionError(f"column {column.name} of stage {stage} has missing values")
