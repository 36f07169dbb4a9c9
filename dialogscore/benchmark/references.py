"""Figures of others, as their sources report them: never in one column with ours, or with each other.

``STUDIES`` are answers of executives, ``EXPECTED`` of chief executives by sector; ``COUNTED`` are counts of messages,
each with its own denominator. A figure that a source does not state is missing, not 0.
"""

from typing import NamedTuple

import pandas as pd

from dialogscore.tables import typed

__all__ = [
    "COUNTED",
    "EXPECTED",
    "IBM",
    "STUDIES",
    "Count",
    "Study",
    "counted_table",
    "expectation_of",
    "study_table",
]

GALLEN = "University of St. Gallen with Conrad Caine, reported 14 January 2013"
IBM = "IBM global CEO study 2012"
EXECUTIVES = "share of 84 interviews with experts and executives of German companies"
CHIEFS = "share of 1,709 chief executives of 64 countries"


class Study(NamedTuple):
    """
    A figure that people reported of themselves.

    Attributes
    ----------
    statement : str
        Code of what it says.
    value : float
        The figure, 0..1; NaN where the source gives words only.
    bound : str
        ``exact``, ``more_than``, or ``majority``.
    year : int
        Year of the report.
    definition : str
        Of what it is a share.
    source : str
        Who reported it.
    """

    statement: str
    value: float
    bound: str
    year: int
    definition: str
    source: str


class Count(NamedTuple):
    """
    A figure that somebody counted on messages.

    Attributes
    ----------
    about : str
        ``reply_rate``, ``message_mix`` or ``companies``.
    value : float
        The figure, 0..1.
    of : str
        What it is a share of what.
    platform : str
        Where.
    size : str
        What it rests on.
    period : str
        When the messages were written, as far as the source says.
    source : str
        Who counted.
    """

    about: str
    value: float
    of: str
    platform: str
    size: str
    period: str
    source: str


STUDIES = (
    Study("present", 0.80, "more_than", 2013, "German top companies that communicate in social media", GALLEN),
    Study("not_geared", float("nan"), "majority", 2013, "offers not geared to real dialog", GALLEN),
    Study("goal_brand", 0.72, "exact", 2013, EXECUTIVES, GALLEN),
    Study("goal_retention", 0.58, "exact", 2013, EXECUTIVES, GALLEN),
    Study("goal_employer", 0.42, "exact", 2013, EXECUTIVES, GALLEN),
    Study("goal_research", 0.38, "exact", 2013, EXECUTIVES, GALLEN),
    Study("cannot_measure", 0.92, "exact", 2013, EXECUTIVES, GALLEN),
    Study("exchange_worldwide", 0.16, "exact", 2012, CHIEFS, IBM),
    Study("exchange_germany", 0.07, "exact", 2012, "share of chief executives in Germany", IBM),
    Study("strategic", 0.17, "exact", 2014, "companies that act strategically in social networks",
          "Roland Berger and University of Münster 2014"),
)  # fmt: skip

COUNTED = (
    Count("reply_rate", 0.05, "wall posts answered", "facebook", "", "2011", "Socialbakers"),
    Count("reply_rate", 0.303, "questions answered", "facebook", "1,574,775 questions, more than 9,000 pages",
          "March to May 2012", "Socialbakers"),
    Count("reply_rate", 0.18, "user posts answered", "facebook", "66 large German companies, about 80,000 user posts",
          "middle of 2012", "WebXF"),
    Count("reply_rate", 0.53, "mentions answered", "x", "770,000 interactions, clients of the vendor", "2012",
          "Conversocial"),
    Count("reply_rate", 0.16, "comments and posts answered", "facebook", "770,000 interactions, clients of the vendor",
          "2012", "Conversocial"),
    Count("reply_rate", 0.42, "mentions of care accounts answered", "x", "30 care accounts", "first quarter 2013",
          "Simply Measured"),
    Count("reply_rate", 0.53, "complaints answered", "facebook and x", "34 US companies, 5,023 complaint threads",
          "18 February to 17 March 2013", "Einwiller and Steilen"),
    Count("reply_rate", 0.67, "questions answered", "facebook", "54,000 pages, 1.5 million questions",
          "second quarter 2013", "Socialbakers"),
    Count("reply_rate", 0.38, "questions answered", "x", "", "second quarter 2013", "Socialbakers"),
    Count("reply_rate", 0.28, "user posts with any reaction", "facebook", "60,000 pages, 2.7 million user posts",
          "about 2013/14, three months", "Fanpage Karma"),
    Count("reply_rate", 0.12, "messages answered within 72 hours", "facebook and x", "",
          "second quarter 2014 to second quarter 2015", "Sprout Social"),
    Count("reply_rate", 0.76, "questions answered", "facebook", "", "second quarter 2015", "Socialbakers"),
    Count("reply_rate", 0.02, "mentions answered", "x", "100 brands, 45 million contacts a month", "June 2015",
          "Twitter"),
    Count("reply_rate", 0.41, "test questions answered", "x", "100 UK companies", "2015", "Eptica"),
    Count("reply_rate", 0.38, "user posts answered", "facebook", "1,190 pages open to posts, 189,000 user posts",
          "January to July 2016", "Locowise"),
    Count("message_mix", 0.586, "tweets that inform", "x", "4,655 tweets, 100 largest US non-profit organisations",
          "8 November to 7 December 2009", "Lovejoy and Saxton 2012"),
    Count("message_mix", 0.258, "tweets of community", "x", "4,655 tweets, 100 largest US non-profit organisations",
          "8 November to 7 December 2009", "Lovejoy and Saxton 2012"),
    Count("message_mix", 0.51, "tweets on dialogic topics", "x", "723 tweets, 53 German companies", "August 2009",
          "Zucker"),
    Count("companies", 0.61, "companies whose profile is dialogic", "x", "93 Fortune 500 companies, 10 tweets each",
          "2010", "Rybalko and Seltzer"),
    Count("companies", 0.25, "brands that only broadcast", "x", "253 brands", "2013", "Brandwatch"),
)  # fmt: skip

# Sectors by what lists of companies call them, English and German, lower case.
EXPECTED = {
    ("education", "bildung"): 0.77,
    ("telecommunications", "telecommunication", "telecom", "telekommunikation"): 0.73,
    ("retail", "handel", "einzelhandel"): 0.72,
    ("electronics", "consumer electronics", "elektronik"): 0.52,
    ("insurance", "versicherung", "versicherungen"): 0.51,
    ("industrial products", "industrieprodukte", "industriegüter"): 0.34,
}


def expectation_of(sector: str) -> float:
    """
    Look up how many chief executives of a sector expected social media to be an important channel to customers.

    Parameters
    ----------
    sector : str
        Name of a sector, English or German.

    Returns
    -------
    float
        Their share, 0..1; NaN for a sector that the study does not name.
    """
    name = " ".join(sector.casefold().replace("_", " ").replace("-", " ").split())
    return next((share for names, share in EXPECTED.items() if name in names), float("nan"))


def study_table() -> pd.DataFrame:
    """
    Set what executives reported in a table.

    Returns
    -------
    pandas.DataFrame
        The columns of `Study`, a row each.
    """
    return typed(pd.DataFrame(STUDIES))


def counted_table() -> pd.DataFrame:
    """
    Set what others counted in a table.

    Returns
    -------
    pandas.DataFrame
        The columns of `Count`, a row each.
    """
    return typed(pd.DataFrame(COUNTED))
