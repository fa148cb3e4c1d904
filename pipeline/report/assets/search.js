// Search over the index of one language. Words are compared without diacritics and case, so that "dong thap" finds
// "Đồng Tháp"; an entry is found when it holds every word that was typed.
"use strict";
(() => {
  const MOST = 60;
  const fold = (text) =>
    text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");
  const entries = window.councilNewsIndex.map(([kind, page, name, ...beside]) => {
    const shown = beside.filter(Boolean);
    return { kind, page, name, beside: shown, key: fold(name), all: fold([name, ...shown].join(" ")) };
  });
  const field = document.getElementById("query");
  const status = document.getElementById("found");
  const list = document.getElementById("results");

  // The name counts for more than what stands beside it, its beginning for most.
  const rank = (entry, query, words) => {
    if (entry.key === query) return 0;
    if (entry.key.startsWith(query)) return 1;
    if (entry.key.includes(query)) return 2;
    return words.every((word) => entry.key.includes(word)) ? 3 : 4;
  };

  const line = (entry) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = entry.page;
    link.textContent = entry.name;
    const beside = document.createElement("span");
    beside.textContent = [list.dataset[entry.kind], ...entry.beside].join(" · ");
    item.append(link, beside);
    return item;
  };

  const search = () => {
    const query = fold(field.value.trim());
    const words = query.split(/\s+/).filter(Boolean);
    const found = words.length ? entries.filter((entry) => words.every((word) => entry.all.includes(word))) : [];
    const ranked = found
      .map((entry, place) => ({ entry, place, rank: rank(entry, query, words) }))
      .sort((a, b) => a.rank - b.rank || a.place - b.place)
      .slice(0, MOST);
    list.replaceChildren(...ranked.map(({ entry }) => line(entry)));
    const { none, found: several, first } = status.dataset;
    const rest = found.length > MOST ? `; ${first.replace("{}", MOST)}` : "";
    status.textContent = !words.length ? "" : found.length ? `${found.length} ${several}${rest}` : none;
  };

  field.value = new URLSearchParams(location.search).get("q") ?? "";
  field.addEventListener("input", search);
  document.getElementById("search").addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  search();
})();
