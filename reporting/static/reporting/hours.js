/* Hours by keyboard: arrows and Enter move over the grid; without script they are plain fields. */
"use strict";

document.addEventListener("keydown", (event) => {
  const field = event.target;
  if (!field.matches?.("[data-hours] input[inputmode]") || event.ctrlKey || event.metaKey || event.altKey) return;
  const cell = field.closest("td"), row = cell.parentElement, place = [...row.children].indexOf(cell);
  const goal = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0], Enter: [1, 0] }[event.key];
  if (!goal) return;
  event.preventDefault();
  const rows = [...row.parentElement.children], other = rows[rows.indexOf(row) + goal[0]];
  const found = other?.children[place + goal[1]]?.querySelector("input");
  found?.focus();
  found?.select();
});
