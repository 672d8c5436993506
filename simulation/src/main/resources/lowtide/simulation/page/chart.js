// The chart: cumulative dollars over days, one line per strategy.

import {byId} from './dom.js';
import {colour, dashes, lineColour} from './lines.js';
import {dollarsAt, formatDollars} from './tables.js';

const LABEL_SPACING = 17;
const WIDE = 640;

const chart = echarts.init(byId('chart'));
const tick = new Intl.NumberFormat('en-US', {style: 'currency', currency: 'USD', minimumFractionDigits: 0});

function axes(report) {
  const [ink, faint, rule] = ['--ink', '--faint', '--rule'].map(colour);
  return {
    xAxis: {
      type: 'value', min: 0, max: Number(report.days), minInterval: 1, name: 'Day', nameLocation: 'middle', nameGap: 28,
      nameTextStyle: {color: ink, fontSize: 14}, axisLabel: {color: ink, fontSize: 13}, axisLine: {lineStyle: {color: faint}},
      splitLine: {show: false},
    },
    yAxis: {
      type: 'value', min: 0, axisLabel: {color: ink, fontSize: 13, formatter: value => tick.format(value)},
      splitLine: {lineStyle: {color: rule}},
    },
  };
}

function tooltip(report) {
  return {
    trigger: 'axis', renderMode: 'richText', backgroundColor: colour('--paper'), borderColor: colour('--faint'),
    textStyle: {color: colour('--ink')},
    formatter: points => [`Day ${points[0].value[0]}`, ...points.map(point => {
      const dollars = dollarsAt(report.strategies[point.seriesIndex], point.value[0]);
      return `${point.seriesName}  ${formatDollars(dollars)}`;
    })].join('\n'),
  };
}

function line(strategy, i, label) {
  return {
    type: 'line',
    name: strategy.name,
    data: [[0, 0], ...strategy.cumulativeDollars.map((dollars, day) => [day + 1, Number(dollars)])],
    showSymbol: false,
    symbol: 'circle',
    lineStyle: {width: 2.6, type: dashes(i).length ? dashes(i) : 'solid'},
    color: lineColour(i),
    endLabel: {show: chart.getWidth() > WIDE, formatter: () => label, color: colour('--ink'), fontSize: 14, distance: 10},
  };
}

export function showChart({report, table}) {
  const labels = table.slice(1).map(row => `${row[0]}  ${row[1]}`);
  const labelWidth = 30 + 8.2 * Math.max(...labels.map(label => label.length));
  chart.setOption({
    animation: false,
    textStyle: {fontFamily: getComputedStyle(document.body).fontFamily},
    grid: {left: 12, top: 20, bottom: 36, right: chart.getWidth() > WIDE ? labelWidth : 20, containLabel: true},
    ...axes(report),
    tooltip: tooltip(report),
    series: report.strategies.map((strategy, i) => line(strategy, i, labels[i])),
  }, {replaceMerge: ['series']});
  const ends = report.strategies.map(strategy => chart.convertToPixel({yAxisIndex: 0}, Number(strategy.totalDollars)));
  const places = apart(ends, chart.getHeight() - LABEL_SPACING / 2);
  chart.setOption({series: places.map((place, i) => ({endLabel: {offset: [0, place - ends[i]]}}))});
}

// Moves labels apart so that they do not overlap, from the lowest line upwards.
function apart(ends, bottom) {
  const places = [...ends];
  const lowestFirst = ends.map((_, i) => i).sort((a, b) => ends[b] - ends[a]);
  lowestFirst.reduce((free, i) => (places[i] = Math.min(ends[i], free)) - LABEL_SPACING, bottom);
  return places;
}

// Resizes the chart with its container, then calls onResize.
export function watchSize(onResize) {
  new ResizeObserver(() => {
    chart.resize();
    onResize();
  }).observe(byId('chart'));
}
