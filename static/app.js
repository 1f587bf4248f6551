/* Glue: what the browser must do itself. Nothing typed is ever put into the browser's own storage. */
"use strict";

// video.js inside Bootstrap Italia's bundle would inject a style sheet, which our policy refuses.
window.VIDEOJS_NO_DYNAMIC_STYLE = true;
document.documentElement.classList.add("has-script");

const csrf = () => (document.cookie.match(/(?:^|; )(?:__Host-)?csrftoken=([^;]+)/) || [])[1] || document.querySelector("[name=csrfmiddlewaretoken]")?.value || "";

const post = (url, fields, options = {}) => {
  const body = new URLSearchParams(fields);
  return fetch(url, { method: "POST", body, headers: { "X-CSRFToken": csrf() }, credentials: "same-origin", redirect: "error", ...options });
};

// The session: says when it is about to end, and when it has.

const session = {
  ended: false,
  notice: () => document.getElementById("session-notice"),
  show(state) {
    const notice = session.notice();
    if (!notice) return;
    notice.hidden = !state;
    notice.querySelectorAll("[data-when]").forEach((part) => { part.hidden = part.dataset.when !== state; });
    session.ended = state === "ended";
  },
  prolonged() {
    clearTimeout(session.ending);
    clearTimeout(session.end);
    session.show("");
    const seconds = Number(document.body.dataset.sessionSeconds || 0);
    if (!seconds) return;
    session.ending = setTimeout(() => session.show("ending"), Math.max(seconds - 120, 5) * 1000);
    session.end = setTimeout(() => session.show("ended"), seconds * 1000);
  },
};

// Drafts: a form with data-draft="key" is kept on the server while someone types.

class Draft {
  constructor(form) {
    this.form = form;
    this.status = form.querySelector("[data-draft-status]");
    this.kept = this.content();
    form.addEventListener("input", () => this.typed());
    form.addEventListener("change", () => this.typed());
    form.addEventListener("submit", (event) => this.submit(event));
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") this.save({ keepalive: true }); });
  }

  content() {
    const typed = {};
    for (const [name, value] of new FormData(this.form)) {
      if (name === "csrfmiddlewaretoken" || value instanceof File || this.form.elements[name]?.type === "password") continue;
      typed[name] = name in typed ? [].concat(typed[name], value) : value;
    }
    return JSON.stringify(typed);
  }

  typed() {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.save(), 1000);
    this.steady ||= setTimeout(() => this.save(), 5000);
  }

  async save(options = {}) {
    clearTimeout(this.pause);
    clearTimeout(this.steady);
    this.steady = null;
    const content = this.content();
    if (this.sent || content === this.kept) return true;
    let answer;
    try {
      answer = await post(document.body.dataset.draftUrl, { key: this.form.dataset.draft, content }, options);
    } catch {
      return this.trouble("failed");
    }
    if (answer.status === 401 || answer.status === 403) {
      session.show("ended");
      return this.trouble("ended");
    }
    if (!answer.ok) return this.trouble("failed");
    this.kept = content;
    session.prolonged();
    this.say(`${this.status?.dataset.saved} ${(await answer.json()).at}`, false);
    return true;
  }

  trouble(kind) {
    this.say(this.status?.dataset[kind], true);
    this.pause = setTimeout(() => this.save(), 5000);
    return false;
  }

  say(words, trouble) {
    if (!this.status) return;
    this.status.textContent = words;
    this.status.classList.toggle("is-trouble", trouble);
  }

  // A form is sent only once the server is known to listen to us: an ended session would swallow the text.
  async submit(event) {
    if (this.form.matches("[hx-post]")) { this.leave(); return; }
    if (this.checked) { this.leave(); return; }
    event.preventDefault();
    this.kept = null;
    if (await this.save()) {
      this.checked = true;
      this.form.requestSubmit(event.submitter);
    }
  }

  leave() {
    clearTimeout(this.pause);
    clearTimeout(this.steady);
    this.sent = true;
    setTimeout(() => { this.sent = this.checked = false; }, 4000);
  }
}

const begin = (root) => {
  root.querySelectorAll("form[data-draft]").forEach((form) => { form.draft ||= new Draft(form); });
  root.querySelector("[data-focus]")?.focus();
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
  if (event.target.closest("[data-stay]")) post(document.body.dataset.stayUrl, {}).then((answer) => (answer.ok ? session.prolonged() : session.show("ended")), () => session.show("ended"));
  if (event.target.closest("[data-print]")) window.print();
  document.querySelectorAll("details.user-menu[open]").forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.querySelector("details.user-menu[open]");
  if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
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
