import {by, decimal, dollars, element, number, post, say, text, tick} from './dom.js';

const CHARTS = {
  'chart-p95': sample => sample.p95,
  'chart-heap': sample => sample.heap / 1e6 || null,
  'chart-messages': sample => sample.messages < 0 ? null : sample.messages,
  'chart-dollars': sample => sample.dollars,
};
const charts = new Map();
let crowds = [];

export function listenToCrowd(trouble) {
  by('crowd-form').addEventListener('submit', event => {
    event.preventDefault();
    by('crowd-start').disabled = true;
    post('crowd', {
      users: Number(by('crowd-users').value),
      prompts: Number(by('crowd-prompts').value),
      solution: by('crowd-solution').checked,
    }).catch(error => {
      by('crowd-start').disabled = false;
      trouble(error);
    });
  });
  by('crowd-stop').addEventListener('click', () => post('crowd/stop', {}).catch(trouble));
  by('crowd').addEventListener('toggle', draw);
  addEventListener('resize', draw);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
}

export function showCrowd(next) {
  crowds = next;
  const running = crowds.some(crowd => crowd.running);
  by('crowd-start').disabled = running;
  by('crowd-stop').disabled = !running;
  if (crowds.length) {
    by('crowd').open = true;
  }
  text(by('crowd-says'), crowds.map(says).join(' '));
  by('crowd-charts').hidden = !crowds.length;
  showTable();
  draw();
}

function says(crowd) {
  const whole = number(crowd.users * crowd.prompts);
  if (crowd.running) {
    return say('crowd.running', crowd.agent, whole);
  }
  return `${crowd.agent}: ${crowd.ending}${crowd.error ? say('crowd.error', crowd.error) : ''}`;
}

const ROWS = [
  ['time', sample => `${String(Math.floor(sample.hour)).padStart(2, '0')}:${
    String(Math.floor(sample.hour % 1 * 60)).padStart(2, '0')}`],
  ['seconds', sample => decimal(sample.seconds, 1)],
  ['answered', sample => number(sample.answered)],
  ['refused', sample => number(sample.refused)],
  ['failed', sample => number(sample.failed)],
  ['flight', sample => number(sample.inFlight)],
  ['percentiles', sample =>
    [sample.p50, sample.p95, sample.p99].map(each => decimal(each, 0)).join(', ')],
  ['held', sample => sample.messages < 0 ? say('crowd.silent') : number(sample.messages)],
  ['memory', sample => sample.heap ? decimal(sample.heap / 1e6, 1) : '...'],
  ['requests', sample => number(sample.requests)],
  ['tokens', sample => `${number(sample.tokensIn)}, ${number(sample.tokensOut)}`],
  ['cost', sample => dollars(sample.dollars)],
];

function showTable() {
  const last = crowds.map(crowd => crowd.samples[crowd.samples.length - 1]);
  if (!last.some(Boolean)) {
    by('crowd-table').replaceChildren();
    return;
  }
  by('crowd-table').replaceChildren(element('table', {},
    element('thead', {}, element('tr', {}, element('th', {scope: 'col'}, say('crowd.far')),
      ...crowds.map((crowd, i) => element('th', {scope: 'col'},
        element('span', {class: `sample u${i}`}), crowd.agent)))),
    element('tbody', {}, ...ROWS.map(([name, value]) => element('tr', {}, element('th', {scope: 'row'}, say(`crowd.row.${name}`)),
      ...last.map(sample => element('td', {}, sample ? value(sample) : '...')))))));
}

function draw() {
  if (!by('crowd').open || by('crowd-charts').hidden) {
    return;
  }
  const style = getComputedStyle(document.documentElement);
  const colour = name => style.getPropertyValue(name).trim();
  for (const [id, value] of Object.entries(CHARTS)) {
    if (!charts.has(id)) {
      by(id).setAttribute('role', 'img');
      by(id).setAttribute('aria-label', say('crowd.chart', by(id).previousSibling.textContent));
      charts.set(id, echarts.init(by(id)));
    }
    charts.get(id).resize();
    charts.get(id).setOption({
      animation: false,
      grid: {left: 6, right: 20, top: 12, bottom: 4, containLabel: true},
      xAxis: {type: 'value', min: 0, max: 24, interval: 6, axisLabel: {color: colour('--ink'), formatter: '{value} h'},
        splitLine: {show: false}},
      yAxis: {type: 'value', min: 0, splitNumber: 3, axisLabel: {color: colour('--ink'), formatter: tick},
        splitLine: {lineStyle: {color: colour('--rule')}}},
      series: crowds.map((crowd, i) => ({
        type: 'line', name: crowd.agent, showSymbol: crowd.samples.length < 2,
        data: crowd.samples.map(sample => [sample.hour, value(sample)]),
        lineStyle: {color: colour(`--u${i}`), width: 2, type: i ? 'dashed' : 'solid'},
        itemStyle: {color: colour(`--u${i}`)},
      })),
    }, {replaceMerge: ['series']});
  }
}
