/* A note in ten seconds: Enter in the search takes the first one found and goes on to the text. */
"use strict";

const finder = () => document.getElementById("finder");

const goOn = () => document.getElementById("id_text")?.focus();

// Only a list that answers what stands in the search now: Enter before the answer waits for it.
const firstFound = () => {
  const list = document.querySelector("#people [data-found]");
  return list?.dataset.found === finder().value.trim() ? list.querySelector("input") : null;
};

let isAwaited = false;

document.addEventListener("keydown", (event) => {
  if (event.target !== finder() || event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  if (!finder().value.trim()) { if (document.querySelector("#people .picked")) goOn(); return; }
  isAwaited = !firstFound();
  if (!isAwaited) take(firstFound());
});

document.addEventListener("input", (event) => { if (event.target === finder()) isAwaited = false; });
document.addEventListener("htmx:afterSettle", () => { if (isAwaited && firstFound()) { isAwaited = false; take(firstFound()); } });

// Chosen by key or by click: the name moves up among the chosen, the search is empty for the next one.
const take = (box) => {
  box.checked = true;
  box.dispatchEvent(new Event("change", { bubbles: true }));
};

document.addEventListener("change", (event) => {
  if (event.target.name !== "people") return;
  finder().value = "";
  htmx.trigger(finder(), "search");
  if (event.target.checked) goOn();
});

document.addEventListener("DOMContentLoaded", () => { if (document.querySelector(".focus-text")) goOn(); });
