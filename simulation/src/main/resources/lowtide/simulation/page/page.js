'use strict';
// The page only shows: every figure comes from the server, which asks the model that the command line asks.

// As many as lines can be compared, so that they differ without their colours as well.
const DASHES = [[], [12, 5], [2, 5], [12, 5, 2, 5], [24, 6], [6, 3], [3, 7], [18, 4, 6, 4], [12, 4, 2, 4, 2, 4], [30, 4, 4, 4]];
const LINE_COLOURS = 7;
const LABEL_SPACING = 17;
const SPEAK_AFTER_MS = 600;
const JAR = 'java -jar simulation/target/lowtide-simulation.jar compare';

const form = document.getElementById('fields');
const results = document.getElementById('results');
const chart = echarts.init(document.getElementById('chart'));
const money = new Intl.NumberFormat('en-US', {style: 'currency', currency: 'USD'});
const tick = new Intl.NumberFormat('en-US', {style: 'currency', currency: 'USD', minimumFractionDigits: 0});
const sliders = new Map();
let shown = null;

const byId = id => document.getElementById(id);

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  made.append(...children);
  return made;
}

/* ---- fields and their sliders ---- */

// What the stops of a slider stand for: even steps, or round figures that grow tenfold over ten stops.
function stops({from, to, step, log}) {
  const [low, high] = [Number(from), Number(to)];
  const values = [];
  if (log === undefined) {
    for (let i = 0; low + i * Number(step ?? 1) <= high; i++) values.push(low + i * Number(step ?? 1));
    return values;
  }
  for (let power = Math.round(Math.log10(low)); power <= Math.log10(high); power++) {
    for (const digits of [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8]) {
      const value = Number(`${digits}e${power}`);
      if (value <= high && (low < 1 || Number.isInteger(value))) values.push(value);
    }
  }
  return values;
}

function addSlider(input) {
  const values = stops(input.dataset);
  const name = input.labels[0].textContent.trim();
  const slider = element('input',
      {type: 'range', min: 0, max: values.length - 1, step: 1, 'aria-label': `${name}, slider`, id: `${input.id}-slider`});
  const follow = () => {
    const wanted = Number(input.value || values[0]);
    const distance = value => Math.abs(value - wanted);
    slider.value = values.reduce((best, value, i) => distance(value) < distance(values[best]) ? i : best, 0);
    slider.setAttribute('aria-valuetext', input.value || 'none');
    slider.disabled = input.disabled;
  };
  slider.addEventListener('input', () => {
    input.value = String(values[slider.value]);
    slider.setAttribute('aria-valuetext', input.value);
  });
  input.after(slider);
  sliders.set(input, follow);
}

function addError(input) {
  const id = `${input.name}-error`;
  if (!byId(id)) input.closest('.field').append(element('p', {class: 'error', id}));
  input.setAttribute('aria-describedby', id);
}

// Fields without meaning for what is chosen are neither shown nor asked about.
function arrange() {
  form.querySelectorAll('[data-choice]').forEach(part => {
    part.hidden = part.disabled = !part.dataset.of.split(' ').includes(form.elements[part.dataset.choice].value);
  });
  form.querySelectorAll('[data-switches]').forEach(box => {
    byId(box.dataset.switches).disabled = !box.checked;
  });
  sliders.forEach(follow => follow());
}

function asked() {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    const inputs = [...form.querySelectorAll(`[name=${name}]`)];
    const optional = inputs.some(input => 'optional' in input.dataset);
    // A number field that holds no number says so to its browser only; it is wrong, not empty.
    const empty = value === '' && !inputs.some(input => input.validity.badInput);
    if (empty && optional && (name !== 'caps' || query.has('caps'))) continue;
    query.set(name, name === 'caps' && query.has('caps') ? `${query.get('caps')},${value}` : value);
  }
  return query;
}

function fill(query) {
  for (const [name, value] of query) {
    const input = form.elements[name];
    if (name === 'caps') {
      const [first, ...more] = value.split(',');
      byId('caps').value = first;
      byId('more-caps').value = more.join(',');
    } else if (input) {
      input.value = value;
      const box = form.querySelector(`[data-switches=${input.id || 'none'}]`);
      if (box) box.checked = true;
    }
  }
  // A link says everything: what it leaves out was empty.
  if (query.size > 0) {
    form.querySelectorAll('[data-optional]').forEach(input => {
      if (!query.has(input.name)) input.value = '';
    });
  }
}

/* ---- answers ---- */

function showTable(table, rows) {
  const [heads, ...body] = rows;
  const head = element('tr');
  heads.forEach((text, i) => {
    if (i > 0 && text === '') head.lastChild.colSpan++;
    else head.append(element('th', {scope: 'col'}, text));
  });
  if (heads[0] === '') head.firstChild.append(element('span', {class: 'hidden'}, 'strategy'));
  const lines = body.map((cells, i) => element('tr', {},
      element('th', {scope: 'row'}, swatch(i), cells[0]), ...cells.slice(1).map(cell => element('td', {}, cell))));
  table.replaceChildren(table.caption,
      element('thead', {}, head), element('tbody', {}, ...lines));
}

function showTables() {
  const {table, spreads} = shown;
  showTable(byId('answers'), table);
  byId('unlike').hidden = !spreads;
  if (spreads) showTable(byId('spreads'), spreads);
}

function swatch(line) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 48 12');
  svg.setAttribute('aria-hidden', 'true');
  const stroke = document.createElementNS(svg.namespaceURI, 'path');
  const drawn = {d: 'M0 6H48', 'stroke-width': 3, stroke: colour(`--line-${line % LINE_COLOURS}`),
    'stroke-dasharray': DASHES[line % DASHES.length].join(' ')};
  Object.entries(drawn).forEach(([name, value]) => stroke.setAttribute(name, value));
  svg.append(stroke);
  return svg;
}

const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function showChart() {
  const {report, table} = shown;
  const [ink, faint, rule, paper] = ['--ink', '--faint', '--rule', '--paper'].map(colour);
  const wide = chart.getWidth() > 640;
  const labels = table.slice(1).map(row => `${row[0]}  ${row[1]}`);
  chart.setOption({
    animation: false,
    textStyle: {fontFamily: getComputedStyle(document.body).fontFamily},
    grid: {left: 12, top: 20, bottom: 36, right: wide ? 30 + 8.2 * Math.max(...labels.map(label => label.length)) : 20,
      containLabel: true},
    xAxis: {type: 'value', min: 0, max: Number(report.days), minInterval: 1, name: 'Day', nameLocation: 'middle', nameGap: 28,
      nameTextStyle: {color: ink, fontSize: 14}, axisLabel: {color: ink, fontSize: 13}, axisLine: {lineStyle: {color: faint}},
      splitLine: {show: false}},
    yAxis: {type: 'value', min: 0, axisLabel: {color: ink, fontSize: 13, formatter: value => tick.format(value)},
      splitLine: {lineStyle: {color: rule}}},
    tooltip: {trigger: 'axis', renderMode: 'richText', backgroundColor: paper, borderColor: faint, textStyle: {color: ink},
      formatter: points => [`Day ${points[0].value[0]}`, ...points.map(point =>
        `${point.seriesName}  ${money.format(dollars(point.seriesIndex, point.value[0]))}`)].join('\n')},
    series: report.strategies.map((strategy, i) => ({
      type: 'line',
      name: strategy.name,
      data: [[0, 0], ...strategy.cumulativeDollars.map((dollar, day) => [day + 1, Number(dollar)])],
      showSymbol: false,
      symbol: 'circle',
      lineStyle: {width: 2.6, type: DASHES[i % DASHES.length].length ? DASHES[i % DASHES.length] : 'solid'},
      color: colour(`--line-${i % LINE_COLOURS}`),
      endLabel: {show: wide, formatter: () => labels[i], color: ink, fontSize: 14, distance: 10},
    })),
  }, {replaceMerge: ['series']});
  // Names at the ends of lines that meet are moved apart, as far as it takes and no further.
  const ends = report.strategies.map(strategy => chart.convertToPixel({yAxisIndex: 0}, Number(strategy.totalDollars)));
  const places = apart(ends, chart.getHeight() - LABEL_SPACING / 2);
  chart.setOption({series: places.map((place, i) => ({endLabel: {offset: [0, place - ends[i]]}}))});
}

function apart(ends, bottom) {
  const places = [...ends];
  const lowestFirst = ends.map((_, i) => i).sort((a, b) => ends[b] - ends[a]);
  lowestFirst.reduce((free, i) => (places[i] = Math.min(ends[i], free)) - LABEL_SPACING, bottom);
  return places;
}

const dollars = (strategy, day) => day === 0 ? 0 : shown.report.strategies[strategy].cumulativeDollars[day - 1];

function showDays() {
  if (!byId('by-day').open) return;
  const {strategies, days} = shown.report;
  const head = element('tr', {}, ...['Day', ...strategies.map(strategy => strategy.name)]
      .map(text => element('th', {scope: 'col'}, text)));
  const rows = Array.from({length: Number(days)}, (_, i) => element('tr', {}, element('th', {scope: 'row'}, String(i + 1)),
      ...strategies.map((_, line) => element('td', {}, money.format(dollars(line, i + 1))))));
  byId('days-table').replaceChildren(byId('days-table').caption,
      element('thead', {}, head), element('tbody', {}, ...rows));
}

function show(answer, query) {
  const refused = answer.refused ?? {};
  form.querySelectorAll('[name]:not([type=radio])').forEach(input => {
    input.setAttribute('aria-invalid', String(input.name in refused && !input.disabled));
  });
  document.querySelectorAll('.error').forEach(error => error.textContent = '');
  Object.entries(refused).forEach(([name, reason]) => (byId(`${name}-error`) ?? byId('whole-error')).textContent = reason);
  const wrong = Object.keys(refused).length > 0;
  results.classList.toggle('old', wrong);
  byId('trouble').textContent = wrong && shown ? 'These figures are from before: a field has to be put right.' : '';
  if (wrong) return;
  shown = answer;
  byId('title').textContent = answer.title;
  byId('model-line').textContent = `Charged ${answer.model}`;
  showTables();
  byId('notes').replaceChildren(...answer.notes.map(note => element('li', {}, note)));
  showChart();
  showDays();
  document.querySelectorAll('[data-export]').forEach(link => link.href = `${link.dataset.export}?${query}`);
  byId('command').textContent = [JAR, ...[...query].map(([name, value]) => `--${name} ${value}`)].join(' ');
}

// For those who listen: the table in words, once the hand rests.
function speak() {
  const spoken = ([heads, ...rows]) =>
    rows.map(row => row.map((cell, i) => cell && `${heads[i]} ${cell}`.trim()).filter(Boolean).join(', '));
  byId('spoken').textContent = [...spoken(shown.table), ...spoken(shown.spreads ?? [[]]), ...shown.notes].join('. ');
}

/* ---- one question at a time; while it is out, only the newest waits ---- */

// Dollars stay the exact digits that were sent where the browser can tell them (others: 15 digits).
const exactly = (key, value, at) => typeof value === 'number' && at?.source ? at.source : value;

let asking = false;
let waiting = false;
let rest = 0;

async function update() {
  arrange();
  waiting = true;
  if (asking) return;
  asking = true;
  while (waiting) {
    waiting = false;
    const query = asked();
    try {
      const response = await fetch(`answer?${query}`);
      if (response.status !== 200 && response.status !== 400) throw new Error(await response.text());
      show(JSON.parse(await response.text(), exactly), query);
    } catch (error) {
      results.classList.add('old');
      byId('trouble').textContent = `No answer from the page's server; is its command still running? (${error.message})`;
    }
  }
  asking = false;
  clearTimeout(rest);
  rest = setTimeout(() => {
    history.replaceState(null, '', `?${asked()}`);
    if (shown && !results.classList.contains('old')) speak();
  }, SPEAK_AFTER_MS);
}

form.querySelectorAll('.field [name]').forEach(input => {
  addError(input);
  if (input.dataset.to) addSlider(input);
});
form.addEventListener('input', update);
form.addEventListener('submit', event => event.preventDefault());
byId('by-day').addEventListener('toggle', showDays);
new ResizeObserver(() => {
  chart.resize();
  if (shown) showChart();
}).observe(byId('chart'));
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
  if (shown) {
    showTables();
    showChart();
  }
});
fill(new URLSearchParams(location.search));
update();
