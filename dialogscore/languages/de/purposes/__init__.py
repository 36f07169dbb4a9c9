"""German phrases that tell what a post is for; no model but that of purposes reads them.

Sources: our own reading of corpora/codebook (part 4) and general knowledge of how companies write, in all sectors; no
message of any data set was in view.
"""

from dialogscore.languages.de.purposes import brand, community, corporate, employer, products, sales, service

__all__ = ["PURPOSES"]

PURPOSES = (
    sales.CUES | products.CUES | employer.CUES | service.CUES | community.CUES | corporate.CUES | brand.CUES
)
