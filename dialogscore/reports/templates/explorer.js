// Finds, orders and pages the threads of the table that the page holds anyway: it writes no markup, keeps nothing
// and asks nobody. The page's policy allows these very bytes, by their hash.
"use strict";
(() => {
  const form = document.querySelector("form.explorer");
  const table = document.querySelector("table.threads");
  if (!form || !table) return;

  const status = form.querySelector("[role=status]");
  const more = document.querySelector(".more-threads");
  const button = more.querySelector("button");
  const page = Number(table.dataset.page);
  const number = new Intl.NumberFormat(document.documentElement.lang);
  const threads = Array.from(table.tBodies, (body, place) => ({
    body,
    place,
    rows: Array.from(body.rows).slice(1),
    accounts: body.dataset.account.split(" "),
    time: Number(body.dataset.time),
    wait: body.dataset.wait === "" ? -1 : Number(body.dataset.wait),
    sure: body.dataset.sure === "" ? 2 : Number(body.dataset.sure),
    size: Number(body.dataset.size),
  }));
  const orders = {
    listed: () => 0,
    newest: (one, other) => other.time - one.time,
    oldest: (one, other) => one.time - other.time,
    wait: (one, other) => other.wait - one.wait,
    unsure: (one, other) => one.sure - other.sure,
    size: (one, other) => other.size - one.size,
  };
  let shown = page;
  let found = threads;
  let timer = 0;

  const field = (name) => form.querySelector("#x-" + name);
  const chosen = (name) => (field(name) ? field(name).value : "");
  const plain = (text) => text.normalize("NFC").toLowerCase();
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => number.format(values[name]));

  // A thread is found if, for each thing asked for, some message in it has it; messages with the text are marked.
  function matches(thread, text, wanted) {
    if (wanted.account && !thread.accounts.includes(wanted.account)) return false;
    for (const name of ["act", "type", "state"]) {
      if (wanted[name] && !thread.rows.some((row) => row.dataset[name] === wanted[name])) return false;
    }
    let hit = !text;
    for (const row of thread.rows) {
      // Read once, when somebody first searches.
      if (text && row.words === undefined) row.words = plain(row.textContent);
      const has = text !== "" && row.words.includes(text);
      row.classList.toggle("hit", has);
      hit = hit || has;
    }
    return hit;
  }

  function show() {
    for (const thread of threads) thread.body.hidden = true;
    for (const thread of found.slice(0, shown)) thread.body.hidden = false;
    const rest = found.length - shown;
    more.hidden = rest <= 0;
    button.textContent = fill(button.dataset.more, { n: Math.min(page, Math.max(rest, 0)) });
    status.textContent = fill(status.dataset.found, { found: found.length, all: threads.length });
  }

  function find() {
    const text = plain(chosen("text").trim());
    const wanted = { act: chosen("act"), type: chosen("type"), state: chosen("state"), account: chosen("account") };
    const order = orders[chosen("order")];
    found = threads.filter((thread) => matches(thread, text, wanted));
    found.sort((one, other) => order(one, other) || one.place - other.place);
    table.append(...found.map((thread) => thread.body));
    shown = page;
    show();
  }

  // A reference from elsewhere in the page leads to its message even where a filter or the paging hides it.
  function lead() {
    const row = document.getElementById(location.hash.slice(1));
    const thread = row && threads.find((one) => one.body === row.parentNode);
    if (!thread || !thread.body.hidden) return;
    if (!found.includes(thread)) {
      form.reset();
      setTimeout(lead); // once the threads are found anew
      return;
    }
    shown = Math.max(shown, found.indexOf(thread) + 1);
    show();
    row.scrollIntoView();
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", find);
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(find, 150);
  });
  form.addEventListener("reset", () => setTimeout(find));
  button.addEventListener("click", () => {
    const next = found[shown];
    shown += page;
    show();
    // Whoever came by keyboard goes on where the new threads begin.
    const head = next.body.rows[0].cells[0];
    head.tabIndex = -1;
    head.focus();
  });
  addEventListener("hashchange", lead);

  table.classList.add("live");
  form.hidden = false;
  find();
  if (location.hash.length > 1) lead();
})();
