import texts from './texts.js';

// Builds elements. Texts of users and agents become text nodes only, never HTML.

export const by = id => document.getElementById(id);

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === 'class') {
      made.className = value;
    } else if (key.startsWith('on')) {
      made.addEventListener(key.slice(2), value);
    } else {
      made.setAttribute(key, value);
    }
  }
  made.append(...children);
  return made;
}

/** Sets a text only if it differs, so that screen readers do not repeat it. */
export function text(node, value) {
  if (node.textContent !== value) {
    node.textContent = value;
  }
}

export async function post(path, body) {
  const response = await fetch(path, {
    method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(body)});
  if (!response.ok) {
    throw new Error(await response.text());
  }
  return response.json();
}

/** Copies a text, and says so. */
export async function copied(value, success) {
  try {
    await navigator.clipboard.writeText(value);
    text(by('notice'), success);
  } catch {
    text(by('notice'), say('copy.refused'));
  }
}

/** A text of the kit with these values. */
export const say = (key, ...values) => texts[key].replace(/\{(\d)\}/g, (all, index) => values[index]);

/** The same for a number of things: the key ends in .one for one of them, else in .many. */
export const count = (key, number, ...values) => say(`${key}.${number === 1 ? 'one' : 'many'}`, number, ...values);

export const number = value => Number(value).toLocaleString(texts.lang);
/** A figure beside an axis. */
export const tick = value => Number(value).toLocaleString(texts.lang, {maximumFractionDigits: 6});
export const decimal = (value, digits) => Number(value).toFixed(digits).replace('.', texts.point);
export const dollars = value => say('dollars.amount', decimal(value, 6));
