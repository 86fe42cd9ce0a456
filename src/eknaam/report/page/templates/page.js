// The page is complete without this. It filters, sorts and folds what is there, and opens what a
// link leads to; it makes elements of its own words only, never of text from a document.
"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const fold = (text) =>
    text.normalize("NFKD").replace(/[\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, "")
      .replace(/[đĐ]/g, "d").toLowerCase();
  const texts = new WeakMap();
  // Of what is folded only names and spellings are searched, not what nobody sees.
  const textOf = (item) => {
    const parts = item.querySelectorAll("[data-find]");
    const shown = parts.length ? [...parts].map((part) => part.textContent).join("\n") : item.textContent;
    if (!texts.has(item)) texts.set(item, fold(shown));
    return texts.get(item);
  };

  // A list shows its first items until it is unfolded or something is looked for.
  class List {
    constructor(element) {
      this.element = element;
      this.first = Number(element.dataset.first);
      this.unfolded = false;
      this.button = document.createElement("button");
      this.button.type = "button";
      this.button.className = "more";
      this.button.addEventListener("click", () => this.unfold());
      const rest = element.querySelector(":scope > .rest");
      element.insertBefore(this.button, rest);
    }
    get items() {
      return all("[data-item]", this.element);
    }
    unfold() {
      const next = this.items.find((item) => item.classList.contains("beyond"));
      this.unfolded = true;
      this.show();
      const focus = next && (next.querySelector("a, summary") || next);
      if (focus) focus.focus();
    }
    show(wanted = query()) {
      let shown = 0;
      const items = this.items;
      for (const item of items) {
        item.hidden = !matches(item, wanted);
        shown += !item.hidden;
        const folded = !this.unfolded && !wanted.any && shown > this.first;
        item.classList.toggle("beyond", folded);
      }
      this.button.hidden = this.unfolded || wanted.any || shown <= this.first;
      this.button.textContent = `Show all ${items.length.toLocaleString("en")}`;
      this.element.hidden = wanted.any && !shown;
      return shown;
    }
  }

  const form = document.querySelector(".controls");
  const field = (id) => document.getElementById(id);
  const query = () => {
    if (!form) return { any: false, words: [], lang: "", kind: "" };
    const words = fold(field("find").value).split(/\s+/).filter(Boolean);
    const [lang, kind] = [field("lang").value, field("kind").value];
    return { any: Boolean(words.length || lang || kind), words, lang, kind };
  };
  const matches = (item, { words, lang, kind }) => {
    const { lang: langs, kind: itsKind } = item.dataset;
    if (lang && langs !== undefined && !langs.split(" ").includes(lang)) return false;
    if (kind && itsKind !== undefined && itsKind !== kind) return false;
    return words.every((word) => textOf(item).includes(word));
  };

  const lists = all("[data-list]").map((element) => new List(element));
  const showAll = () => {
    const wanted = query();
    const counts = lists.map((list) => [list.element.id, list.show(wanted)]);
    if (!form) return;
    const names = Object.fromEntries(counts).names || 0;
    const total = counts.reduce((sum, [, count]) => sum + count, 0);
    field("status").textContent = !wanted.any ? ""
      : total ? `${names.toLocaleString("en")} in the table of names, ${total.toLocaleString("en")} on the page`
      : "Nothing on this page matches";
  };

  // Sorting: by the value that a cell states, or by its text.
  const collator = new Intl.Collator("en", { numeric: true });
  const sortBy = (table, heading) => {
    const column = heading.cellIndex;
    const numeric = heading.dataset.sort === "number";
    const before = heading.getAttribute("aria-sort");
    const order = before ? (before === "ascending" ? "descending" : "ascending")
      : numeric ? "descending" : "ascending";
    all("thead th", table).forEach((one) => one.removeAttribute("aria-sort"));
    heading.setAttribute("aria-sort", order);
    const sign = order === "ascending" ? 1 : -1;
    const keyed = [...table.tBodies[0].rows].map((row) => [row, row.cells[column].dataset.v]);
    keyed.sort(([, a], [, b]) => sign * (numeric ? a - b : collator.compare(a, b)));
    table.tBodies[0].append(...keyed.map(([row]) => row));
    showAll();
  };
  for (const table of all("table.sortable")) {
    for (const heading of all("th[data-sort]", table)) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...heading.childNodes);
      heading.append(button);
      button.addEventListener("click", () => sortBy(table, heading));
    }
  }

  // A link leads to its row whatever is filtered, folded or closed.
  const reveal = () => {
    let id = location.hash.slice(1);
    try {
      id = decodeURIComponent(id);
    } catch {
      return;
    }
    const target = id && document.getElementById(id);
    if (!target) return;
    if (form && target.closest("[data-list] [hidden], [data-list][hidden]")) {
      form.reset();
      showAll();
    }
    const list = lists.find((one) => one.element.contains(target));
    if (list && target.closest(".beyond")) {
      list.unfolded = true;
      list.show();
    }
    for (let at = target; at; at = at.parentElement) {
      if (at.tagName === "DETAILS") at.open = true;
    }
    target.scrollIntoView({ block: "start" });
  };
  addEventListener("hashchange", reveal);

  if (form) {
    form.hidden = false;
    form.addEventListener("input", showAll);
    form.addEventListener("reset", () => setTimeout(showAll));
    form.addEventListener("submit", (event) => event.preventDefault());
  }

  // On paper everything is open; afterwards it is as it was.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("details:not([open])");
    closed.forEach((one) => { one.open = true; });
  });
  addEventListener("afterprint", () => closed.forEach((one) => { one.open = false; }));

  showAll();
  reveal();
})();
