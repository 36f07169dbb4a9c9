"""Reports: a finished audit in, pages and terminal texts out; all wording lives here and nothing is computed."""

__all__: list[str] = []
