// The look of the lines, the same in the chart, its legend and the tables.

// One pattern for each line that a comparison can have, so that lines differ without colours too.
const DASHES = [[], [12, 5], [2, 5], [12, 5, 2, 5], [24, 6], [6, 3], [3, 7], [18, 4, 6, 4], [12, 4, 2, 4, 2, 4], [30, 4, 4, 4]];
const COLOURS = 10;
const SVG = 'http://www.w3.org/2000/svg';

export const dashes = line => DASHES[line % DASHES.length];

// A colour of the style sheet, such as '--ink'.
export const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export const lineColour = line => colour(`--line-${line % COLOURS}`);

// A sample of a line, as an SVG image.
export function sample(line) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 48 12');
  svg.setAttribute('aria-hidden', 'true');
  const stroke = document.createElementNS(SVG, 'path');
  const attributes = {d: 'M0 6H48', 'stroke-width': 3, stroke: lineColour(line), 'stroke-dasharray': dashes(line).join(' ')};
  Object.entries(attributes).forEach(([name, value]) => stroke.setAttribute(name, value));
  svg.append(stroke);
  return svg;
}
