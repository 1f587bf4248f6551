/* The one box: lines come while one types (htmx asks for them), arrows walk through them, Escape puts them away. */
"use strict";

(() => {
  const box = () => document.getElementById("header-search");
  const found = () => document.getElementById("found");
  const lines = () => [...found().querySelectorAll("a, button")];
  const FEWEST_SIGNS = 2;

  const show = (open) => { found().hidden = !open; };
  const empty = () => { found().replaceChildren(); show(false); };
  const asks = (event) => event.detail?.requestConfig?.elt === box();
  const enough = () => box().value.trim().length >= FEWEST_SIGNS;

  // Too little was typed, or the box was left: nothing is asked, and what comes late is not shown.
  document.addEventListener("htmx:beforeRequest", (event) => { if (asks(event) && !enough()) { event.preventDefault(); empty(); } });
  document.addEventListener("htmx:beforeSwap", (event) => { if (asks(event) && !(enough() && box().form.contains(document.activeElement))) event.detail.shouldSwap = false; });
  document.addEventListener("htmx:afterSwap", (event) => { if (asks(event)) show(found().childElementCount > 0); });
  document.addEventListener("input", (event) => { if (event.target === box() && !enough()) { window.htmx?.trigger(box(), "htmx:abort"); empty(); } });

  const step = (by) => {
    const stops = [box(), ...lines()];
    const next = stops.indexOf(document.activeElement) + by;
    stops[(next + stops.length) % stops.length].focus();
  };

  document.addEventListener("keydown", (event) => {
    if (!box()) return;
    if (box().form.contains(event.target)) {
      if (event.key === "Escape" && !found().hidden) { event.preventDefault(); box().focus(); show(false); }
      if ((event.key === "ArrowDown" || event.key === "ArrowUp") && lines().length) { event.preventDefault(); show(true); step(event.key === "ArrowDown" ? 1 : -1); }
    } else if (event.key === "/" && box().hasAttribute("aria-keyshortcuts") && !(event.ctrlKey || event.metaKey || event.altKey) && !event.target.closest?.("input, textarea, select, [contenteditable], dialog[open]")) {
      event.preventDefault();
      box().focus();
      box().select();
    }
  });

  // Away from the box the lines are put away; back in it they are there again.
  document.addEventListener("focusin", (event) => { if (box()) show(box().form.contains(event.target) && lines().length > 0 && enough()); });
  document.addEventListener("click", (event) => { if (box() && !box().form.contains(event.target)) show(false); });
})();
