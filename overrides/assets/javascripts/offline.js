// Has the pages of this language kept for when the network fails, once this page is there and the browser has nothing
// else to do. Where the site wants nothing kept, as a preview does, what was kept before goes.

const workers = navigator.serviceWorker; // there is none without TLS
const worker = new URL("../../service-worker.js", import.meta.url);
const scope = new URL(".", worker);
const savesData = () => navigator.connection?.saveData || matchMedia("(prefers-reduced-data: reduce)").matches;

async function begin() {
  const list = document.querySelector("hc-offline")?.dataset.list;
  if (!list) return end();
  if (savesData()) return;
  await workers.register(worker, { updateViaCache: "none" });
  const { active } = await workers.ready;
  active.postMessage({ list: new URL(list, location).href });
}

async function end() {
  const registration = await workers.getRegistration(scope);
  if (registration?.scope !== scope.href) return;
  await registration.unregister();
  for (const name of await caches.keys()) if (name.startsWith(`hc-offline ${scope.pathname} `)) await caches.delete(name);
}

if (workers) {
  const whenIdle = window.requestIdleCallback ?? ((act) => setTimeout(act, 1000)); // Safari has none
  addEventListener("load", () => whenIdle(() => begin().catch(() => {}))); // a device may refuse: nothing is kept then
}
