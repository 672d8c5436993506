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
    text(by('notice'), 'The browser does not permit copying. Select the text, and copy it.');
  }
}

export const dollars = value => '$' + Number(value).toFixed(6);
export const number = value => Number(value).toLocaleString('en');
