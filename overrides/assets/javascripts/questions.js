// A link to a question opens it.

function open(hash) {
  let name = "";
  try {
    name = decodeURIComponent(hash.slice(1));
  } catch {
    return; // names nothing
  }
  const question = document.getElementById(name)?.closest("details.hc-question");
  if (question) question.open = true;
}

addEventListener("hashchange", () => open(location.hash));
addEventListener("click", ({ target }) => open(target.closest?.("a[href^='#']")?.hash ?? "")); // also a second time
open(location.hash);
