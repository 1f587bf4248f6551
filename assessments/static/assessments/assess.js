/* Rating by key: 0–4 choose a level, N is "not observable", X "not asked"; a form that is being kept is sent only afterwards. */
"use strict";

const answers = () => document.querySelector("form[data-answers]");

const itemAtHand = () => document.activeElement?.closest?.("[data-item]")
  || [...document.querySelectorAll("[data-item]")].find((item) => !item.querySelector("input[type=radio]:checked"));

document.addEventListener("keydown", (event) => {
  if (!answers() || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches("textarea, input:not([type=radio]), select")) return;
  const value = { n: "not_observable", x: "not_asked" }[event.key.toLowerCase()] ?? event.key;
  const item = /^[0-9]$|^not_/.test(value) && itemAtHand();
  const level = item && item.querySelector(`input[type=radio][value="${value}"]`);
  if (!level) return;
  event.preventDefault();
  level.checked = true;
  level.dispatchEvent(new Event("change", { bubbles: true }));
  const next = [...document.querySelectorAll("[data-item]")].find((other) => item.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
  const goal = next || document.querySelector(".answers-buttons .btn-primary");
  goal.focus();
  goal.scrollIntoView({ block: next ? "start" : "nearest", behavior: "auto" });
});

// The version travels with each saving: a form sent while another saving is under way would look out of date.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form !== answers()) return;
  if (!form.classList.contains("htmx-request")) { form.dataset.leaving = "yes"; return; }
  event.preventDefault();
  const submitter = event.submitter;
  form.addEventListener("htmx:afterSettle", () => setTimeout(() => form.requestSubmit(submitter), 0), { once: true });
});

document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.target === answers() && event.target.dataset.leaving) event.preventDefault();
});

// Coming back by the browser's own button shows the page as it was left
window.addEventListener("pageshow", () => { const form = answers(); if (form) delete form.dataset.leaving; });

// Whoever opens the note wants to write it
document.addEventListener("toggle", (event) => {
  if (event.target.matches?.(".item-note[open]") && event.target.contains(document.activeElement)) event.target.querySelector("textarea").focus();
}, true);

// Answers that can be kept no more: the server says so in a part of the page, though the answer is a refusal
document.addEventListener("htmx:beforeSwap", (event) => {
  const { detail } = event;
  if (detail.xhr.status < 400 || !detail.xhr.responseText.includes('id="saved"')) return;
  detail.shouldSwap = true;
  detail.isError = false;
});
