"""An audit as a notebook shows it: verdict and main figures, every text of others escaped."""

from typing import TYPE_CHECKING

import jinja2

from dialogscore.reports import cases, provenance
from dialogscore.reports.clean import shown
from dialogscore.reports.figures import Figures
from dialogscore.reports.lines import rows
from dialogscore.reports.wording import load

if TYPE_CHECKING:
    from dialogscore.audit import Audit

__all__ = ["card"]

MAIN = (
    "index", "dialog_share", "dialog_share_strict", "reply_rate_72h", "response_median_seconds", "deflection_share",
    "canned_share", "continuity", "invitations_kept", "outbound_messages",
)  # fmt: skip

# Of a small feed nothing but what was counted.
COUNTED = ("outbound_messages", "audience_messages_answered_directly")

# Without any style of its own, so that it takes the notebook's colours, light or dark.
_PAGE = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined).from_string("""\
<section lang="{{ language }}"><p><strong>{{ title }}</strong><br>{{ facts }}</p>
{% for sentence in verdict %}<p>{{ sentence }}</p>
{% endfor %}<table><thead><tr>{% for name in head %}<th>{{ name }}</th>{% endfor %}</tr></thead>
<tbody>{% for line in lines %}<tr><th>{{ line.name }}</th><td>{{ line.value or line.note }}</td>\
<td>{{ line.interval }}</td><td>{{ line.n }}</td><td>{{ line.basis }}</td></tr>
{% endfor %}</tbody></table></section>
""")


def card(audit: "Audit") -> str:
    """
    Set an audit as a piece of HTML for a notebook.

    Parameters
    ----------
    audit : Audit
        A finished audit.

    Returns
    -------
    str
        Title, verdict and a table of the main figures with interval, n and basis, in the language of the audit; no
        script, no style, no text of a message.
    """
    words, figures = load(audit.manifest["language"]), Figures(audit.scores)
    company = shown(audit.company, 120)
    return _PAGE.render(
        language=words.language,
        title=words("page.title", company=company),
        facts=provenance.head(audit, words)["facts"],
        verdict=cases.headline(audit, figures, company, words),
        head=[words(f"page.{name}") for name in ("figure", "value", "interval", "n", "basis")],
        lines=rows(figures, MAIN if cases.cases(audit) is None else COUNTED, words),
    )
