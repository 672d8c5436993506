// The chart: cumulative dollars over days, one line per strategy.

import {byId, element} from './dom.js';
import {colour, dashes, lineColour, sample} from './lines.js';
import {dollarsAt, formatDollars} from './tables.js';

const LABEL_SPACING = 17;
const WIDE = 700;
const POINTER = 22;

const chart = echarts.init(byId('chart'));
const tick = new Intl.NumberFormat('en-US', {style: 'currency', currency: 'USD', minimumFractionDigits: 0});
const compactTick = new Intl.NumberFormat('en-US', {style: 'currency', currency: 'USD', notation: 'compact'});

const isWide = () => chart.getWidth() > WIDE;

function axes(report) {
  const [ink, faint, rule] = ['--ink', '--faint', '--rule'].map(colour);
  const dollars = isWide() ? tick : compactTick;
  return {
    xAxis: {
      type: 'value', min: 0, max: Number(report.days), minInterval: 1, name: 'Day', nameLocation: 'middle', nameGap: 28,
      nameTextStyle: {color: ink, fontSize: 14}, axisLabel: {color: ink, fontSize: 13, hideOverlap: true},
      axisLine: {lineStyle: {color: faint}}, splitLine: {show: false},
    },
    yAxis: {
      type: 'value', min: 0, axisLabel: {color: ink, fontSize: 13, formatter: value => dollars.format(value)},
      splitLine: {lineStyle: {color: rule}},
    },
  };
}

function tooltip(report) {
  return {
    trigger: 'axis', renderMode: 'richText', confine: true,
    backgroundColor: colour('--paper'), borderColor: colour('--faint'), textStyle: {color: colour('--ink')},
    formatter: points => [`Day ${points[0].value[0]}`, ...points.map(point => {
      const dollars = dollarsAt(report.strategies[point.seriesIndex], point.value[0]);
      return `${point.seriesName}  ${formatDollars(dollars)}`;
    })].join('\n'),
  };
}

function line(strategy, i) {
  return {
    type: 'line',
    name: strategy.name,
    data: [[0, 0], ...strategy.cumulativeDollars.map((dollars, day) => [day + 1, Number(dollars)])],
    showSymbol: false,
    symbol: 'circle',
    lineStyle: {width: 2.6, type: dashes(i).length ? dashes(i) : 'solid'},
    color: lineColour(i),
  };
}

// On a wide chart, lines are labelled with their names and totals; otherwise with the numbers in the legend.
export function showChart({report, table}) {
  const labels = table.slice(1).map((row, i) => isWide() ? `${row[0]}  ${row[1]}` : String(i + 1));
  const labelWidth = POINTER + 14 + 8.2 * Math.max(...labels.map(label => label.length));
  chart.setOption({
    animation: false,
    textStyle: {fontFamily: getComputedStyle(document.body).fontFamily},
    grid: {left: 12, top: 20, bottom: 36, right: labelWidth, containLabel: true},
    ...axes(report),
    tooltip: tooltip(report),
    series: report.strategies.map(line),
  }, {replaceMerge: ['series']});
  const ends = report.strategies.map(strategy => chart.convertToPixel({yAxisIndex: 0}, Number(strategy.totalDollars)));
  const places = apart(ends, chart.getHeight() - LABEL_SPACING / 2);
  const x = chart.convertToPixel({xAxisIndex: 0}, Number(report.days));
  chart.setOption({graphic: {elements: labels.flatMap((label, i) => labelAt(x, ends[i], places[i], label, i))}},
      {replaceMerge: ['graphic']});
  showLegend(report);
}

// A label and a pointer from the end of its line.
const labelAt = (x, end, place, text, i) => [
  {
    type: 'line', id: `pointer-${i}`, silent: true, shape: {x1: x + 3, y1: end, x2: x + POINTER, y2: place},
    style: {stroke: lineColour(i), lineWidth: 1.5},
  },
  {
    type: 'text', id: `label-${i}`, silent: true, x: x + POINTER + 4, y: place,
    style: {text, fill: colour('--ink'), fontSize: 14, verticalAlign: 'middle', fontFamily: getComputedStyle(document.body).fontFamily},
  },
];

function showLegend({strategies}) {
  const legend = byId('legend');
  legend.hidden = isWide();
  legend.replaceChildren(...strategies.map((strategy, i) =>
      element('li', {}, `${i + 1} `, sample(i), strategy.name)));
}

// Moves labels apart so that they do not overlap: from the lowest line upwards, then down again from the top.
export function apart(ends, bottom) {
  const places = [...ends];
  const lowestFirst = ends.map((_, i) => i).sort((a, b) => ends[b] - ends[a]);
  lowestFirst.reduce((free, i) => (places[i] = Math.min(ends[i], free)) - LABEL_SPACING, bottom);
  lowestFirst.reduceRight((free, i) => (places[i] = Math.max(places[i], free)) + LABEL_SPACING, LABEL_SPACING / 2);
  return places;
}

// Gives the chart the size of its container and draws it at once, because a print does not wait.
export function redrawChart(answer) {
  chart.resize();
  showChart(answer);
  chart.getZr().flush();
}

// Calls onResize whenever the size of the chart's container changes.
export function watchSize(onResize) {
  new ResizeObserver(onResize).observe(byId('chart'));
}
