// <folkmoot-proof>: fetches a task, has a worker solve it, and puts the proof into the form.
// Solving begins with the first key or click in the form; sending waits for it.

const FRESH_SECONDS = 15;

const lifeOf = (salt) => Number(new URLSearchParams(salt.split("?")[1] || "").get("expires")) || 0;

export class Proof extends HTMLElement {
  #running = null;
  #expires = 0;

  connectedCallback() {
    this.field = this.querySelector("input");
    this.words = this.querySelector("[role=status]");
    this.form = this.closest("form");
    if (!this.form) return;
    this.form.addEventListener("input", this);
    this.form.addEventListener("submit", this);
    window.addEventListener("pageshow", this);
  }

  handleEvent(event) {
    if (event.type === "input") this.begin().catch(() => {});
    else if (event.type === "submit") this.#hold(event);
    else if (event.persisted) this.#forget();
  }

  get isFresh() {
    return this.field.value !== "" && this.#expires - Date.now() / 1000 > FRESH_SECONDS;
  }

  /** One run at a time; a proof that is still good is kept. */
  begin() {
    if (this.isFresh) return Promise.resolve();
    this.#running ??= this.#solve().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #solve() {
    this.#forget();
    const answer = await fetch(this.dataset.task, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(`task ${answer.status}`);
    const task = await answer.json();
    const number = await this.#work(task);
    if (number < 0) throw new Error("no solution");
    const { algorithm, challenge, salt, signature } = task;
    this.field.value = btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }));
    this.#expires = lifeOf(salt);
    this.#tell("done");
  }

  #work(task) {
    return new Promise((resolve, reject) => {
      const worker = new Worker(this.dataset.worker);
      const end = (settle, value) => {
        worker.terminate();
        settle(value);
      };
      worker.addEventListener("message", ({ data }) => end(resolve, data));
      worker.addEventListener("error", () => end(reject, new Error("worker")));
      worker.postMessage(task);
    });
  }

  async #hold(event) {
    if (this.isFresh) return;
    event.preventDefault();
    this.#tell("working");
    try {
      await this.begin();
    } catch {
      this.#tell("failed");
      this.words.focus();
      return;
    }
    this.form.requestSubmit(event.submitter);
  }

  #forget() {
    this.field.value = "";
    this.#expires = 0;
  }

  #tell(state) {
    this.dataset.state = state;
    this.words.textContent = this.dataset[state];
  }
}

customElements.define("folkmoot-proof", Proof);
