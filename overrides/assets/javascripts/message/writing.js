// Writes the message from what was filled in, in the texts of the language that it is for.

/** Returns a text with its places in braces filled. */
export function fill(text, places) {
  return text.replace(/\{(\w+)\}/g, (place, name) => places[name] ?? place);
}

/**
 * Returns the message of `lines`, which are left out where nothing was written; `origin` is where the reader comes
 * from, and with `isForeign` his words are in another language than the texts.
 */
export function write(texts, { kind, lines, origin, isForeign }) {
  const line = (name, text) => fill(texts.line, { name: texts[name], text });
  const own = (text) => (isForeign ? fill(texts.quoted, { text }) : text);
  const written = lines.filter(({ text }) => text);
  return [
    texts[`hello_${kind}`],
    ...(origin ? describe(texts, origin) : []),
    line("registered", texts.registered_later),
    ...written.map(({ name, text, isLeftOut }) => line(name, isLeftOut ? texts.left_out : own(text))),
    ...(isForeign && written.length ? [texts.own_words] : []),
    ...(kind === "payment" ? [texts.reason] : []),
    texts.thanks,
  ].join("\n");
}

function describe(texts, { page, step, way }) {
  const place = fill(step ? texts.place_step : texts.place_page, { page, number: step?.number, step: step?.title });
  const steps = way.map(({ number, title, branch }) =>
    fill(texts.way_step, { number, step: title, branch: branch ?? texts.way_next }),
  );
  return steps.length ? [place, texts.way, ...steps] : [place];
}
