import {count, element, number, say} from './dom.js';

/** The spans of a turn as a waterfall; each row is one span, and its bar says when it ran. */
export function waterfall(spans) {
  const whole = Math.max(1, ...spans.map(span => span.offset + span.length));
  return element('details', {class: 'trace'},
    element('summary', {}, count('trace', spans.length, millis(whole))),
    element('ul', {}, ...spans.map(span => element('li', {}, bar(span, whole), attributes(span)))));
}

const millis = micros => `${number((micros / 1000).toFixed(1))} ms`;

function bar(span, whole) {
  const filled = element('span', {class: `bar${span.error ? ' error' : ''}`});
  filled.style.left = `${100 * span.offset / whole}%`;
  filled.style.width = `${Math.max(.5, 100 * span.length / whole)}%`;
  const name = element('span', {class: 'span-name'},
    `${span.error ? say('trace.error') : ''}${span.name}${span.ended ? '' : say('trace.open')}`);
  name.style.paddingLeft = `${span.depth}rem`;
  return element('div', {class: 'span'}, name,
    element('span', {class: 'track', 'aria-hidden': 'true'}, filled),
    element('span', {class: 'span-length'}, millis(span.length)));
}

function attributes(span) {
  const rows = Object.entries(span.says).map(([key, value]) => `${key} = ${value}`);
  return element('p', {class: 'about'}, rows.join('\n'));
}
