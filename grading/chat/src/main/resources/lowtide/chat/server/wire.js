import {by, count, dollars, element, number, say, text} from './dom.js';
import {showRaw} from './raw.js';

let lines = [];
let users = [];
let chosen = null; // a request that the reader has chosen; the newest one otherwise
let shown = '';

export function showWire(state) {
  lines = state.requests;
  users = state.users.map(user => user.name);
  refresh();
}

/** Shows this request and stays with it. */
export function showRequest(requestNumber) {
  chosen = requestNumber;
  refresh();
}

export function listenToWire() {
  by('request').addEventListener('change', event =>
    showRequest(event.target.value === '' ? null : Number(event.target.value)));
  by('earlier').addEventListener('click', () => step(-1));
  by('later').addEventListener('click', () => step(1));
  by('raw').addEventListener('click', () => {
    by('raw').setAttribute('aria-pressed', String(by('raw').getAttribute('aria-pressed') !== 'true'));
    refresh();
  });
}

function step(by) {
  const index = lines.findIndex(line => line.number === current()?.number) + by;
  if (lines[index]) {
    showRequest(index === lines.length - 1 ? null : lines[index].number);
  }
}

const current = () => lines.find(line => line.number === chosen) ?? lines[lines.length - 1];

function refresh() {
  const line = current();
  const select = by('request');
  const options = [['', say('wire.newest')], ...lines.map(each => [String(each.number), label(each)]).reverse()];
  if (JSON.stringify(options) !== select.dataset.options) {
    select.dataset.options = JSON.stringify(options);
    select.replaceChildren(...options.map(([value, name]) => element('option', {value}, name)));
  }
  select.value = chosen === null || !line || line.number !== chosen ? '' : String(chosen);
  by('earlier').disabled = !line || line === lines[0];
  by('later').disabled = !line || line === lines[lines.length - 1];
  if (!line) {
    text(by('wire-line'), say('wire.nothing'));
    return;
  }
  const isRaw = by('raw').getAttribute('aria-pressed') === 'true';
  by('wire-raw').hidden = !isRaw;
  by('wire-messages').hidden = isRaw;
  if (isRaw) {
    showRaw(line);
  }
  const key = JSON.stringify([line, users]);
  if (key !== shown) {
    shown = key;
    load(line, key);
  }
}

const whom = line => line.user || say('wire.nobody');

const label = line => say('wire.label', line.number + 1, whom(line), line.messages)
  + (line.foreign ? `, ${line.foreign} \u26a0` : '');

async function load(line, key) {
  const response = await fetch(`requests/${line.number}`);
  if (!response.ok || shown !== key) {
    return;
  }
  const {request, difference, millis} = await response.json();
  if (shown !== key) {
    return;
  }
  const lineNode = by('wire-line');
  text(lineNode, count('wire.line', line.messages, line.number + 1, whom(line), line.model)
    + (line.foreign ? say('wire.foreign', line.foreign) : say('wire.own')));
  lineNode.className = line.foreign ? 'leak' : '';
  text(by('wire-change'), difference ? change(request, difference) : '');
  const list = by('wire-messages');
  list.replaceChildren(...request.messages.map((message, index) =>
    item(message, request.user, difference?.added.includes(index))));
  list.scrollTop = 0;
  text(by('wire-answer'), answer(line, millis));
}

/** Messages that are sent again are paid for again. */
function change(request, {previous, added, dropped}) {
  return say('wire.change', previous + 1, number(added.length), number(request.messages.length - added.length))
    + (dropped ? say('wire.dropped', number(dropped)) : '.');
}

function item(message, requester, isNew) {
  const index = users.indexOf(message.owner);
  const whose = message.owner === '' ? say('wire.agent') : say('wire.whose', message.owner);
  const mark = message.foreign ? say('wire.mark', requester) : '';
  const text = message.length > message.text.length
    ? say('wire.long', message.text, number(message.length)) : message.text;
  return element('li', {class: `${index < 0 ? 'nobody' : 'u' + index % 8}${message.foreign ? ' foreign' : ''}`},
    element('span', {class: 'whose'},
      element('span', {}, `${message.role}: ${whose}`), element('span', {class: 'mark'}, mark),
      ...(isNew ? [element('span', {class: 'new'}, say('wire.new'))] : [])),
    text || say('wire.empty'));
}

function answer(line, millis) {
  if (!line.finished) {
    return say('wire.waiting');
  }
  return say('wire.tokens', (line.status === 0 ? say('wire.reset') : say('wire.answer', line.status))
    + (millis === null ? '' : say('wire.after', number(millis))),
  number(line.tokensIn), number(line.tokensOut), dollars(line.dollars));
}
