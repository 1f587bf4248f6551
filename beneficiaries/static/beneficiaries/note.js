/* A note in ten seconds: Enter in the search takes the first one found and goes on to the text. */
"use strict";

const finder = () => document.getElementById("finder");

const goOn = () => document.getElementById("id_text")?.focus();

const firstFound = () => document.querySelector("#people [data-found] input");

document.addEventListener("keydown", (event) => {
  if (event.target !== finder() || event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  if (finder().value.trim() && !firstFound()) document.addEventListener("htmx:afterSettle", () => { if (firstFound()) take(firstFound()); }, { once: true });
  else if (finder().value.trim()) take(firstFound());
  else if (document.querySelector("#people .picked")) goOn();
});

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
