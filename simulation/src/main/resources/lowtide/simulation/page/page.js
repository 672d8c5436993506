// The page only shows figures: the server computes them with the same models as the command line.

import {redrawChart, showChart, watchSize} from './chart.js';
import {byId} from './dom.js';
import {arrangeFields, readFields, showErrors, startFields} from './fields.js';
import {fitTables, showDays, showTables, spokenText} from './tables.js';

const SPEAK_AFTER_MS = 600;
const WAIT_SILENTLY_MS = 300;
const COMMAND = 'java -jar simulation/target/lowtide-simulation.jar compare';

const results = byId('results');
let answer = null;

function show(query) {
  byId('title').textContent = answer.title;
  byId('model-line').textContent = `Cost model: ${answer.model}`;
  showTables(answer);
  byId('notes').replaceChildren(...answer.notes.map(note => {
    const item = document.createElement('li');
    item.textContent = note;
    return item;
  }));
  showChart(answer);
  showDays(answer);
  document.querySelectorAll('[data-export]').forEach(link => link.href = `${link.dataset.export}?${query}`);
  byId('command').textContent = [COMMAND, ...[...query].map(([name, value]) => `--${name} ${value}`)].join(' ');
}

function receive(received, query) {
  const errors = received.errors ?? {};
  const invalid = Object.keys(errors).length > 0;
  showErrors(errors);
  results.classList.toggle('old', invalid);
  byId('trouble').textContent = invalid && answer ? 'These figures are outdated: a field is invalid.' : '';
  if (!invalid) {
    answer = received;
    show(query);
  }
}

/* ---- One request at a time. While it is pending, only the latest state of the fields waits. ---- */

// Keeps the exact digits of dollars where the browser provides them; other browsers keep 15 digits.
const exactly = (key, value, context) => typeof value === 'number' && context?.source ? context.source : value;

let waiting = false;
let restTimer = 0;
let waitTimer = 0;

const isBusy = () => results.getAttribute('aria-busy') === 'true';

function setBusy(busy) {
  results.setAttribute('aria-busy', String(busy));
  clearTimeout(waitTimer);
  byId('waiting').textContent = '';
  if (busy) waitTimer = setTimeout(() => byId('waiting').textContent = 'Computing …', WAIT_SILENTLY_MS);
}

async function request() {
  const query = readFields();
  try {
    const response = await fetch(`answer?${query}`);
    if (response.status !== 200 && response.status !== 400) throw new Error(await response.text());
    receive(JSON.parse(await response.text(), exactly), query);
  } catch (error) {
    results.classList.add('old');
    byId('trouble').textContent = `The server does not answer. Is its command still running? (${error.message})`;
  }
}

async function update() {
  clearTimeout(restTimer); // or it would speak the previous results
  arrangeFields();
  waiting = true;
  if (isBusy()) return;
  setBusy(true);
  while (waiting) {
    waiting = false;
    await request();
  }
  setBusy(false);
  clearTimeout(restTimer);
  restTimer = setTimeout(rest, SPEAK_AFTER_MS);
}

// Updates the address and the text for screen readers once the input pauses.
function rest() {
  history.replaceState(null, '', `?${readFields()}`);
  if (answer && !results.classList.contains('old')) byId('spoken').textContent = spokenText(answer);
}

const ifShown = action => () => answer && action(answer);

startFields(update);
byId('by-day').addEventListener('toggle', ifShown(showDays));
watchSize(ifShown(() => {
  fitTables();
  redrawChart(answer);
}));
for (const query of ['print', '(prefers-color-scheme: dark)']) {
  matchMedia(query).addEventListener('change', ifShown(() => {
    showTables(answer);
    redrawChart(answer);
  }));
}
update();
