// Keeps the pages of the languages that a reader visits for when the network fails: a failed payment is often a failed
// network. What the network answers goes first; a page that was kept is shown with a line that says so, never without.
// A language has one cache. Its files stand there by address and revision; its list, which the build writes into
// offline/, is kept last and says which files belong together: what breaks off before changes nothing for readers.

const SCOPE = registration.scope;
const CACHES = `hc-offline ${new URL(SCOPE).pathname} `; // another site on the same host has caches of its own
const PATIENCE = 5000; // ms until a page that is kept is shown in place of one that does not come
const OUT_OF_DATE = 7 * 24 * 60 * 60 * 1000; // ms
const NAMED_AFTER_CONTENT = /\.[0-9a-f]{8}\.\w+$/;
const NOT_KEPT = "?not-kept"; // leads to the home page in place of a page that is not there
const WANTS_SIGN_IN = 511; // said by the network that the reader is in, which has to show how

const keyOf = ({ address, revision }) => `${new URL(address, SCOPE)}?${revision}`;
const ownCaches = async () => (await caches.keys()).filter((name) => name.startsWith(CACHES));
const forget = (name) => caches.delete(name);
let syncing = Promise.resolve();
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([clients.claim(), registration.navigationPreload?.enable()]));
});
addEventListener("message", (event) => {
  syncing = syncing.then(() => sync(event.data.list)).catch(() => {}); // what was kept before still is
  event.waitUntil(syncing);
});
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || request.headers.has("Range") || !request.url.startsWith(SCOPE)) return;
  if (request.mode === "navigate") event.respondWith(showPage(event));
  else if (["style", "script", "image"].includes(request.destination)) event.respondWith(bringAsset(event));
});

/** Makes what is kept equal to the list at an address; where there is none, the site wants nothing kept any more. */
async function sync(address) {
  const response = await fetch(address, { cache: "no-cache" });
  if (response.status === 404) return Promise.all([registration.unregister(), ...(await ownCaches()).map(forget)]);
  const list = { ...(await response.json()), saved: Date.now() };
  const cache = await caches.open(CACHES + list.language);
  for (const file of list.files) await bring(file, cache);
  await cache.put(SCOPE, new Response(JSON.stringify(list)));
  const current = [SCOPE, ...list.files.map(keyOf)];
  for (const { url } of await cache.keys()) if (!current.includes(url)) await cache.delete(url);
}

/** Brings a file, if it is what the list says; while a site is being published, one may be newer than the other. */
async function bring(file, cache) {
  if (await cache.match(keyOf(file))) return;
  const store = NAMED_AFTER_CONTENT.test(file.address) ? "default" : "no-store"; // no page that the browser takes for new
  const asked = { cache: store, priority: "low", integrity: `sha256-${file.revision}` };
  const response = await fetch(new URL(file.address, SCOPE), asked);
  await cache.put(keyOf(file), new Response(await response.blob())); // without what else that answer said
}

/** Yields the cache and the list of each language that is kept. */
async function* sets() {
  for (const name of await ownCaches()) {
    const cache = await caches.open(name);
    const kept = await cache.match(SCOPE);
    if (kept) yield { cache, list: await kept.json() };
  }
}

/** Returns what is kept at an address and the list that it belongs to, undefined where nothing is. */
async function find({ origin, pathname }) {
  for await (const { cache, list } of sets()) {
    const file = list.files.find(({ address }) => new URL(address, SCOPE).href === origin + pathname);
    const response = file && (await cache.match(keyOf(file)));
    if (response) return { list, response };
  }
}

async function showPage(event) {
  const url = new URL(event.request.url);
  const coming = ask(event);
  const kept = await find(url);
  const response = (await inTime(coming, kept)) ?? (kept && withLine(kept, url.search === NOT_KEPT));
  if (response) return response;
  const home = await findHome(url);
  return home ? Response.redirect(home + NOT_KEPT) : coming; // of which the browser says itself what is wrong
}

/** Brings what a page needs: from what is kept where its name says that it is right. */
async function bringAsset(event) {
  const url = new URL(event.request.url);
  const kept = await find(url);
  const coming = kept && NAMED_AFTER_CONTENT.test(url.pathname) ? undefined : ask(event);
  return (await inTime(coming, kept)) ?? kept?.response ?? coming;
}

function ask(event) {
  const coming = (async () => (await event.preloadResponse) ?? fetch(event.request))();
  event.waitUntil(coming.catch(() => {}));
  return coming;
}

/** Returns what the network answers; undefined where it fails or, if something is kept, is late or broken (5xx). */
async function inTime(coming, kept) {
  const late = new Promise((resolve) => kept && setTimeout(resolve, PATIENCE));
  const response = await Promise.race([coming, late]).catch(() => {});
  return kept && response?.status >= 500 && response.status !== WANTS_SIGN_IN ? undefined : response;
}

/** Returns the address of a home page that is kept, in the language of an address rather than in another. */
async function findHome({ href }) {
  const homes = [];
  for await (const { list } of sets()) homes.push(new URL(list.home, SCOPE));
  const likeness = (home) => (href.startsWith(home) ? home.href.length : 0);
  const [home] = homes.sort((one, other) => likeness(other) - likeness(one));
  return home && (await find(home)) && home;
}

async function withLine({ list: { words, saved }, response }, isInPlace) {
  const isCurrent = saved <= Date.now() && Date.now() <= saved + OUT_OF_DATE; // a clock set back tells no age
  const day = new Date(saved).toLocaleString("sv", { dateStyle: "short", timeStyle: "short" }); // 2026-11-22 14:05
  const said = [isInPlace && words.missing, words.saved.replace("{day}", day), !isCurrent && words.old].filter(Boolean);
  const escape = (text) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  const line = `<div class="hc-offline" role="status">${said.map((text) => `<p>${escape(text)}</p>`).join("")}</div>`;
  const html = (await response.text()).replace(/<body\b[^>]*>/, (body) => body + line);
  return new Response(html, { headers: response.headers });
}
