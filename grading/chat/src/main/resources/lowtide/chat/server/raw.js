import {by, copied, element, number} from './dom.js';

const LONGEST = 200000; // more makes browsers slow

let shown = null; // the number and the state of the request that is shown

/** Shows the bodies of a request and its response in place of its messages. */
export async function showRaw(line) {
  const key = `${line.number} ${line.finished}`;
  if (shown === key) {
    return;
  }
  shown = key;
  const response = await fetch(`requests/${line.number}/raw`);
  if (shown !== key) {
    return;
  }
  if (!response.ok) {
    by('wire-raw').replaceChildren(await response.text());
    return;
  }
  const raw = await response.json();
  if (shown === key) {
    by('wire-raw').replaceChildren(
      ...body('Request', raw.request), ...body('Response', raw.response || '(nothing yet)'));
    by('wire-raw').scrollTop = 0;
  }
}

function body(name, sent) {
  const text = pretty(sent);
  const button = element('button', {type: 'button'}, `Copy the ${name.toLowerCase()}`);
  button.addEventListener('click', () => copied(text, `The ${name.toLowerCase()} is copied.`));
  return [
    element('div', {class: 'group'}, element('h3', {}, name), button),
    element('pre', {}, text.length > LONGEST
      ? `${text.slice(0, LONGEST)} ... (${number(text.length)} characters; the copy has all)` : text),
  ];
}

/** JSON with line breaks, and anything else, such as the events of a stream, as it is. */
function pretty(sent) {
  try {
    return JSON.stringify(JSON.parse(sent), null, 2);
  } catch {
    return sent;
  }
}
