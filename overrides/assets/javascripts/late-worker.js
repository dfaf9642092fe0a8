// Stands in for the worker that the theme starts on every page: it begins when a reader reaches for the search box.
// Nothing is downloaded before; what it says before the theme's script is there waits for that.

const [SETUP, , , RESULT, REST] = Array(5).keys(); // the theme's messages, and one of ours
const Native = self.Worker;

class LateWorker extends EventTarget {
  held = [];

  postMessage(message) {
    this.worker?.postMessage(message);
  }

  /** Says something as if it came from the worker. */
  tell(data) {
    if (this.held) this.held.push(data);
    else this.dispatchEvent(new MessageEvent("message", { data }));
  }

  release() {
    const { held } = this;
    this.held = undefined;
    for (const data of held) this.tell(data);
  }

  start(index, rest) {
    if (this.worker) return;
    const worker = (this.worker = new Native(new URL("./search/worker.js", import.meta.url), { type: "module" }));
    const fail = () => {
      worker.terminate();
      this.worker = undefined;
      this.dispatchEvent(new Event("failed"));
    };
    const send = async (type, address) => worker.postMessage({ type, data: await download(address) });
    this.isPartial = true;
    worker.addEventListener("error", fail);
    worker.addEventListener("message", ({ data }) => {
      const { items, fits, again } = data.data ?? {};
      if (again) this.isPartial = false;
      this.tell(data);
      if (!rest || data.type !== RESULT || (fits && !items.length)) return; // nothing was asked yet
      send(REST, rest).catch(() => (this.isPartial = false)); // without it the pages are found all the same
      rest = undefined;
    });
    send(SETUP, index).catch(fail);
  }
}

async function download(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response.json();
}

export const worker = new LateWorker();

/** To be called before the theme's script comes: the next worker is the one that it starts. */
export function standIn() {
  self.Worker = function ThemesWorker() {
    self.Worker = Native;
    setTimeout(() => worker.release()); // by then the theme listens
    return worker;
  };
}
