import {by, copied, element, number, say} from './dom.js';

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
      ...body('request', raw.request), ...body('response', raw.response || say('raw.nothing')));
    by('wire-raw').scrollTop = 0;
  }
}

function body(name, sent) {
  const text = pretty(sent);
  const button = element('button', {type: 'button'}, say(`raw.copy.${name}`));
  button.addEventListener('click', () => copied(text, say(`raw.copied.${name}`)));
  return [
    element('div', {class: 'group'}, element('h3', {}, say(`raw.${name}`)), button),
    element('pre', {}, text.length > LONGEST
      ? say('raw.long', text.slice(0, LONGEST), number(text.length)) : text),
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
