// Wide tables scroll in boxes of their own. A box that scrolls now, and only such a one, is a stop of the keyboard
// with the name of its chapter, so that whoever has no mouse can scroll it.
"use strict";
(() => {
  const mark = (box) => {
    const scrolls = box.scrollWidth > box.clientWidth;
    const chapter = box.closest("section[aria-labelledby]");
    if (!scrolls || !chapter) {
      for (const name of ["tabindex", "role", "aria-labelledby"]) box.removeAttribute(name);
      return;
    }
    box.tabIndex = 0;
    box.setAttribute("role", "region");
    box.setAttribute("aria-labelledby", chapter.getAttribute("aria-labelledby"));
  };
  const watch = new ResizeObserver((changes) => changes.forEach((change) => mark(change.target)));
  for (const box of document.querySelectorAll(".wide")) {
    if (!box.hasAttribute("tabindex")) watch.observe(box);
  }
})();
