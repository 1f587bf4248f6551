/* Days by keyboard: arrows move over the grid, a letter or a second figure goes on; without script they are plain fields. */
"use strict";

const fieldsOf = (form) => [...form.querySelectorAll(".day input[type=text]")];

const across = (field, step) => {
  const fields = fieldsOf(field.form);
  return fields[fields.indexOf(field) + step];
};

const down = (field, step) => {
  const row = field.closest("tr");
  if (!row) return across(field, 7 * step);
  const place = [...row.children].indexOf(field.closest("td"));
  let other = step > 0 ? row.nextElementSibling : row.previousElementSibling;
  while (other) {
    const found = other.children[place]?.querySelector("input[type=text]");
    if (found) return found;
    other = step > 0 ? other.nextElementSibling : other.previousElementSibling;
  }
  return null;
};

document.addEventListener("focusin", (event) => {
  if (event.target.matches("[data-days] .day input[type=text]")) event.target.select();
});

document.addEventListener("keydown", (event) => {
  const field = event.target;
  if (!field.matches?.("[data-days] .day input[type=text]") || event.ctrlKey || event.metaKey || event.altKey) return;
  const goal = { ArrowLeft: () => across(field, -1), ArrowRight: () => across(field, 1), ArrowUp: () => down(field, -1),
    ArrowDown: () => down(field, 1), Enter: () => down(field, 1) }[event.key];
  if (!goal) return;
  event.preventDefault();
  goal()?.focus();
});

document.addEventListener("input", (event) => {
  const field = event.target;
  if (!field.matches?.("[data-days] .day input[type=text]")) return;
  if (/^[a-z]$/i.test(field.value)) across(field, 1)?.focus();
});
