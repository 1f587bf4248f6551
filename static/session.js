/* The session, and how a page speaks to the server: nothing typed is ever put into the browser's own storage. */
"use strict";

const csrf = () => (document.cookie.match(/(?:^|; )(?:__Host-)?csrftoken=([^;]+)/) || [])[1] || document.querySelector("[name=csrfmiddlewaretoken]")?.value || "";

const post = (url, fields, options = {}) => {
  const body = new URLSearchParams(fields);
  return fetch(url, { method: "POST", body, headers: { "X-CSRFToken": csrf() }, credentials: "same-origin", redirect: "error", ...options });
};

// Says when the session is about to end, and when it has.
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
  stay() {
    post(document.body.dataset.stayUrl, {}).then((answer) => (answer.ok ? session.prolonged() : session.show("ended")), () => session.show("ended"));
  },
};
