// The words of the component: one table a language, plurals by the language's own rules. Pure.

/** @typedef {(key: string, facts?: Record<string, any>) => string} Say */

/**
 * A function that says a message. A key that is missing is shown as it is, so that nothing
 * is ever said by an empty button.
 * @param {Record<string, string | Record<string, string>>} table
 * @param {string} language
 * @returns {Say}
 */
export function createMessages(table, language) {
  const plural = new Intl.PluralRules(language);
  return (key, facts = {}) => {
    const entry = table[key] ?? key;
    const text =
      typeof entry === "string" ? entry : (entry[plural.select(facts.number)] ?? entry.other);
    return text.replaceAll(/\{(\w+)\}/g, (whole, name) => String(facts[name] ?? whole));
  };
}

/**
 * What to tell a person about a refusal: our own words where the browser knows more than the
 * server (no network, seconds left, an end in the reader's time), else the server's sentence.
 * @param {Say} say
 * @param {{code: string, sentence?: string, facts?: Record<string, any>}} refusal
 * @param {(iso: string) => string} when
 */
export function refusalWords(say, { code, sentence, facts = {} }, when) {
  if (code === "too-fast" && facts.seconds) {
    return say("refused.too-fast", { number: Math.ceil(facts.seconds) });
  }
  const until = facts.until ?? facts.ends_at;
  if (code === "story-paused" && until) return `${sentence} ${say("refused.opens", { until: when(until) })}`;
  if (until) return `${sentence} ${say("refused.until", { until: when(until) })}`;
  if (code === "story-closed" && facts.reason) return `${sentence} ${facts.reason}`;
  if (sentence) return sentence;
  const key = `refused.${code}`;
  const words = say(key);
  return words === key ? say("refused.server") : words;
}
