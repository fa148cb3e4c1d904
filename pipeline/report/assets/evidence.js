// Lights the rows of a word and the words of a row, whichever is pointed at, focused or led to by a link. Without it
// the links still lead from each word to its innermost row and from each row to its words.
"use strict";
(() => {
  const rows = new Map();
  const words = new Map();
  document.querySelectorAll("[data-fact]").forEach((row) => rows.set(row.dataset.fact, row));
  document.querySelectorAll("[data-facts]").forEach((piece) => {
    for (const fact of piece.dataset.facts.split(" ")) {
      if (!words.has(fact)) words.set(fact, []);
      words.get(fact).push(piece);
    }
  });
  let led = [];

  const light = (facts) => {
    document.querySelectorAll(".lit").forEach((one) => one.classList.remove("lit"));
    for (const fact of facts) {
      rows.get(fact)?.classList.add("lit");
      words.get(fact)?.forEach((piece) => piece.classList.add("lit"));
    }
  };

  const factsAt = (target) => {
    const piece = target.closest("[data-facts]");
    if (piece) return piece.dataset.facts.split(" ");
    const row = target.closest("[data-fact]");
    return row ? [row.dataset.fact] : null;
  };

  // What a link led to stays lit: the page may have moved under the pointer.
  for (const event of ["pointerover", "focusin"]) {
    document.addEventListener(event, ({ target }) => light([...led, ...(factsAt(target) ?? [])]));
  }

  // On a wide page the rows scroll by themselves: bring the row beside its words.
  const follow = () => {
    const [, kind, fact] = /^#([rw])(\d+)$/.exec(location.hash) ?? [];
    led = fact ? [fact] : [];
    light(led);
    const panel = document.querySelector(".rows");
    const row = rows.get(fact);
    if (kind !== "w" || !row || getComputedStyle(panel).position !== "sticky") return;
    const place = row.getBoundingClientRect();
    const seen = panel.getBoundingClientRect();
    if (place.top < seen.top || place.bottom > seen.bottom) panel.scrollTop += place.top - seen.top - 40;
  };
  addEventListener("hashchange", follow);
  follow();
})();
