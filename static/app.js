/* Glue: what the browser must do itself beside htmx. Sessions and drafts have files of their own. */
"use strict";

// video.js inside Bootstrap Italia's bundle would inject a style sheet, which our policy refuses.
window.VIDEOJS_NO_DYNAMIC_STYLE = true;
document.documentElement.classList.add("has-script");

const begin = (root) => {
  root.querySelectorAll("form[data-draft]").forEach((form) => { form.draft ||= new Draft(form); });
  const first = root.querySelector("[data-focus]:not([data-focused])");
  if (first) { first.dataset.focused = "yes"; first.focus(); }
};

document.addEventListener("DOMContentLoaded", () => {
  begin(document);
  session.prolonged();
});

document.addEventListener("submit", (event) => {
  const token = event.target.querySelector?.("[name=csrfmiddlewaretoken]");
  if (token && csrf()) token.value = csrf();
  const question = event.submitter?.dataset.confirm;
  if (question && !window.confirm(question)) event.preventDefault();
}, true);

document.addEventListener("click", (event) => {
  const toggle = event.target.closest("[data-nav-toggle]");
  if (toggle) {
    const open = document.getElementById("navigation").classList.toggle("is-open");
    toggle.setAttribute("aria-expanded", String(open));
  }
  if (event.target.closest("[data-stay]")) session.stay();
  if (event.target.closest("[data-print]")) window.print();
  document.querySelectorAll("details.user-menu[open]").forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
});

// Keys. Escape closes the menu, and what unfolds above the page; Ctrl+Enter sends the form one types in; a link with data-key is followed by its one key.
const isTyping = (target) => target.matches?.("input, textarea, select, [contenteditable]");

const FLOATING = ":is(.next-more, .fold-small)[open]";

const keys = {
  escape() {
    const menu = document.activeElement.closest(FLOATING) || document.querySelector("details.user-menu[open]");
    if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
  },
  send(event) {
    const form = event.target.closest?.("form[data-draft]");
    const button = form?.querySelector("button.btn-primary:not([data-aside])");
    if (button) { event.preventDefault(); form.requestSubmit(button); }
  },
  follow(event) {
    if (isTyping(event.target) || event.repeat || document.querySelector("[data-answers]")) return;
    const link = document.querySelector(`a[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (link) { event.preventDefault(); link.click(); }
  },
};

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented) return;
  const held = event.ctrlKey || event.metaKey;
  if (event.key === "Escape") keys.escape();
  else if (event.key === "Enter" && held) keys.send(event);
  else if (!held && !event.altKey && event.key.length === 1) keys.follow(event);
});

// A field marked data-auto sends its form when it changes (filters above a list).
document.addEventListener("change", (event) => { if (event.target.closest("[data-auto]")) event.target.form?.requestSubmit(); });

// One box ticks all rows of a list.
document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-tick-all]")) return;
  event.target.closest("table").querySelectorAll("td input[type=checkbox]").forEach((box) => { box.checked = event.target.checked; });
});

// Parts of pages
document.addEventListener("htmx:configRequest", (event) => { event.detail.headers["X-CSRFToken"] = csrf(); });
document.addEventListener("htmx:afterSwap", (event) => begin(event.detail.target?.parentElement || document));
document.addEventListener("htmx:afterRequest", (event) => { if (event.detail.successful) session.prolonged(); });
document.addEventListener("htmx:responseError", (event) => { if (event.detail.xhr.status === 401) session.show("ended"); });
