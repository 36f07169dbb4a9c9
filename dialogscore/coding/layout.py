"""What a coding sheet looks like: its tabs, its columns and the labels that may stand in them.

Names here are the codes that programs use; `dialogscore.coding.words` has the word that a person reads for each.
"""

__all__ = [
    "ABOUT",
    "ABOUT_KEYS",
    "ACT",
    "ACTS",
    "ANSWERS",
    "CODEBOOK",
    "COLUMNS",
    "FILLED",
    "INBOUND",
    "LABELS",
    "MESSAGES",
    "NEEDED",
    "TASKS",
    "TYPES",
]

# Tabs. Only the practice sheet has answers.
MESSAGES, CODEBOOK, ABOUT, ANSWERS = "messages", "codebook", "about", "answers"

# What is coded: what a message of the company does, or what one of the audience asks.
ACT, INBOUND = "act", "inbound"
TASKS = (ACT, INBOUND)

ACTS = ("answer", "probe", "deflect", "acknowledge", "invite", "promote", "inform", "other")
TYPES = ("question", "complaint", "praise", "comment", "noise")

# What the coder fills, and all columns of the tab of messages in their order. Which draw a row belongs to matters to
# programs alone and stands last.
FILLED = ("act", "inbound_type", "needs_reply", "sure", "remark")
COLUMNS = ("no", "ref", "task", "company", "written_at", "context", "parent", "text", *FILLED, "sample")
#: Labels that may stand in a column.
LABELS = {"act": ACTS, "inbound_type": TYPES, "needs_reply": ("1", "0"), "sure": ("1", "0")}
#: Columns that have to be filled, for each task.
NEEDED = {ACT: ("act",), INBOUND: ("inbound_type", "needs_reply")}

# What the tab about says, a line each; the CSV twin repeats it in every row.
ABOUT_KEYS = ("sample", "audit", "task", "language", "coder", "seed", "n", "blind")
