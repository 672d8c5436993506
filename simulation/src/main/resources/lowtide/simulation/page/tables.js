// The tables, and their content as text for screen readers.

import {byId, element} from './dom.js';
import {sample} from './lines.js';

const money = new Intl.NumberFormat('en-US', {style: 'currency', currency: 'USD'});

export const formatDollars = dollars => money.format(dollars);

// Cumulative dollars at the end of a day (from 1), or 0 at the start.
export const dollarsAt = (strategy, day) => day === 0 ? 0 : strategy.cumulativeDollars[day - 1];

function fill(table, head, lines) {
  table.replaceChildren(table.caption, element('thead', {}, head), element('tbody', {}, ...lines));
}

function showTable(table, [header, ...rows]) {
  const head = element('tr');
  header.forEach((text, i) => {
    if (i > 0 && text === '') head.lastChild.colSpan++;
    else head.append(element('th', {scope: 'col'}, text));
  });
  if (header[0] === '') head.firstChild.append(element('span', {class: 'hidden'}, 'strategy'));
  const labels = header.map((text, i) => text || `${header[i - 1]}, %`);
  fill(table, head, rows.map((cells, i) => element('tr', {},
      element('th', {scope: 'row'}, sample(i), cells[0]),
      ...cells.slice(1).map((cell, column) => element('td', {'data-label': labels[column + 1]}, cell)))));
}

// Shows a table that is too wide as one block a row.
export function fitTables() {
  for (const table of [byId('answers'), byId('distribution')]) {
    table.classList.remove('stacked');
    table.classList.toggle('stacked', table.scrollWidth > table.parentElement.clientWidth);
  }
}

export function showTables({table, distribution}) {
  showTable(byId('answers'), table);
  byId('distribution-part').hidden = !distribution;
  if (distribution) showTable(byId('distribution'), distribution);
  fitTables();
}

// Fills the table of all days if it is open.
export function showDays({report: {strategies, days}}) {
  if (!byId('by-day').open) return;
  const head = element('tr', {}, ...['Day', ...strategies.map(strategy => strategy.name)]
      .map(text => element('th', {scope: 'col'}, text)));
  const rows = Array.from({length: Number(days)}, (_, i) => element('tr', {}, element('th', {scope: 'row'}, String(i + 1)),
      ...strategies.map(strategy => element('td', {}, formatDollars(dollarsAt(strategy, i + 1))))));
  fill(byId('days-table'), head, rows);
}

export function spokenText({table, distribution = [[]], notes}) {
  const spoken = ([header, ...rows]) =>
    rows.map(row => row.map((cell, i) => cell && `${header[i]} ${cell}`.trim()).filter(Boolean).join(', '));
  return [...spoken(table), ...spoken(distribution), ...notes].join('. ');
}
