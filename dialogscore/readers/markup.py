"""HTML of posts as the text that a reader of the page sees."""

from html.parser import HTMLParser

__all__ = ["plain_text"]

_BREAKING = {"p", "br", "div", "li", "blockquote", "tr", "h1", "h2", "h3", "h4", "ul", "ol"}
_UNSEEN = {"script", "style", "template", "head"}


def plain_text(markup: str) -> str:
    """
    Take the text out of HTML.

    Parameters
    ----------
    markup : str
        HTML as posts hold it; text without any is given back with its entities resolved.

    Returns
    -------
    str
        Paragraphs by a blank line, breaks by a line feed; scripts, styles and what Mastodon marks as invisible left
        out.
    """
    reader = _Text()
    reader.feed(markup)
    reader.close()
    lines = [" ".join(line.split()) for line in "".join(reader.pieces).split("\n")]
    text = "\n".join(lines).strip()
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._unseen: list[str] = []

    def handle_starttag(self, tag, attrs):
        if self._unseen or tag in _UNSEEN or "invisible" in (dict(attrs).get("class") or "").split():
            if tag not in ("br", "img", "hr", "input", "meta", "link"):
                self._unseen.append(tag)
        elif tag in _BREAKING:
            self.pieces.append("\n" if tag in ("br", "li", "tr") else "\n\n")

    def handle_endtag(self, tag):
        if self._unseen:
            if tag == self._unseen[-1]:
                self._unseen.pop()
        elif tag in _BREAKING - {"br", "li", "tr"}:
            self.pieces.append("\n\n")

    def handle_data(self, data):
        if not self._unseen:
            self.pieces.append(data)
