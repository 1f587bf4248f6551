/* Drafts: a form with data-draft="key" is kept on the server while someone types, and says who else types in it. */
"use strict";

const KEEPALIVE_MOST = 60_000; // bytes a browser still sends for a page that is going away
const FORM_MOST = 15_000_000; // bytes the server takes of one form
const SIGN_OF_LIFE = 20_000; // milliseconds

class Draft {
  constructor(form) {
    this.form = form;
    this.status = form.querySelector("[data-draft-status]");
    this.page = this.status?.dataset.page || Draft.newPage(); // a form that came back refused is still the same page
    this.presence = form.querySelector("[data-ticket]");
    this.restored = form.querySelector("[data-draft-mark]")?.dataset.draftMark || "";
    this.kept = this.content();
    this.carry();
    form.addEventListener("input", () => this.typed());
    form.addEventListener("change", () => this.typed());
    form.addEventListener("submit", (event) => this.submit(event));
    form.addEventListener("htmx:confirm", (event) => this.beforeHtmx(event));
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden" && form.isConnected) this.save({ leaving: true }); });
    form.querySelectorAll("[data-discard]").forEach((button) => button.addEventListener("click", (event) => this.discard(event, button)));
    if (this.presence) this.watch();
  }

  static newPage() {
    return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  content() {
    const typed = {};
    for (const [name, value] of new FormData(this.form)) {
      if (/^csrfmiddlewaretoken$|^draft_|^page_of_draft$/.test(name) || value instanceof File || /^(password|search)$/.test(this.form.elements[name]?.type)) continue;
      typed[name] = name in typed ? [].concat(typed[name], value) : value;
    }
    return JSON.stringify(typed);
  }

  // The form tells the server which page kept its draft, so that it forgets this one and no other window's.
  carry() {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: "page_of_draft", value: this.page });
    this.form.append(field);
  }

  typed() {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.save(), 1000);
    this.steady ||= setTimeout(() => this.save(), 5000);
  }

  get fields() {
    const place = location.pathname + location.search;
    return { key: this.form.dataset.draft, page: this.page, instead_of: this.restored, place: place.length > 300 ? location.pathname : place, ticket: this.presence?.dataset.ticket || "" };
  }

  // Whether the server listens to us: what was typed is kept there, or only too long to be kept.
  async save({ leaving = false } = {}) {
    clearTimeout(this.pause);
    clearTimeout(this.steady);
    this.steady = null;
    const content = this.content();
    if (this.sent || content === this.kept) return true;
    let answer;
    try {
      answer = await post(document.body.dataset.draftUrl, { ...this.fields, content }, { keepalive: leaving && content.length < KEEPALIVE_MOST });
    } catch {
      return this.trouble("failed");
    }
    if (answer.status === 401 || answer.status === 403) {
      session.show("ended");
      return this.trouble("ended");
    }
    if (!answer.ok && answer.status !== 413) return this.trouble("failed");
    this.kept = content;
    session.prolonged();
    const said = await answer.json();
    if (said.sentence) { this.say(said.sentence, true); return true; }
    this.isKept = true;
    this.restored = "";
    this.say(`${this.status?.dataset.saved} ${said.at}`, false);
    this.tell(said.others);
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
    if (event.defaultPrevented || this.form.matches("[hx-post]")) return;
    if (this.checked) { this.leave(); return; }
    event.preventDefault();
    if (!this.fits()) return;
    this.kept = null;
    if (await this.save()) {
      this.checked = true;
      this.form.requestSubmit(event.submitter);
    }
  }

  async beforeHtmx(event) {
    if (event.target !== this.form) return;
    event.preventDefault();
    if (!this.fits()) return;
    this.sent = false;
    this.kept = null;
    if (await this.save()) { this.leave(); event.detail.issueRequest(true); }
  }

  fits() {
    const fits = new URLSearchParams(new FormData(this.form)).toString().length < FORM_MOST;
    if (!fits) this.say(this.status?.dataset.tooLong, true);
    return fits;
  }

  // A form of its own: the button stands in a form that would keep its draft once more before it is sent.
  discard(event, button) {
    event.preventDefault();
    if (!window.confirm(button.dataset.question)) return;
    this.leave();
    const form = Object.assign(document.createElement("form"), { method: "post", action: button.formAction, hidden: true });
    const told = { csrfmiddlewaretoken: csrf(), draft_key: this.form.dataset.draft, draft_page: button.value, draft_place: location.pathname + location.search };
    for (const [name, value] of Object.entries(told)) form.append(Object.assign(document.createElement("input"), { name, value }));
    document.body.append(form);
    form.submit();
  }

  leave() {
    clearTimeout(this.pause);
    clearTimeout(this.steady);
    this.sent = true;
    setTimeout(() => { this.sent = this.checked = false; }, 4000);
  }

  watch() {
    const asking = setInterval(async () => {
      if (!this.form.isConnected || session.ended) { clearInterval(asking); return; }
      if (this.sent) return;
      try {
        const answer = await post(document.body.dataset.typingUrl, { ticket: this.presence.dataset.ticket, page: this.page });
        if (answer.ok) this.tell((await answer.json()).others);
      } catch { /* the line is down: what is kept says so */ }
    }, SIGN_OF_LIFE);
  }

  tell(sentences = []) {
    if (!this.presence || this.presence.dataset.said === sentences.join()) return;
    this.presence.dataset.said = sentences.join();
    this.presence.hidden = !sentences.length;
    this.presence.querySelector("[data-names]").textContent = sentences.join(" ");
  }
}
