// The form: fields, their sliders and their errors.

import {byId, element} from './dom.js';

const form = byId('fields');
const sliderUpdates = [];

// The values of a slider: even steps, or ten round figures per power of ten.
function sliderValues({from, to, step = 1, log}) {
  const [low, high, increment] = [Number(from), Number(to), Number(step)];
  const values = [];
  if (log === undefined) {
    for (let i = 0; low + i * increment <= high; i++) values.push(low + i * increment);
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
  const values = sliderValues(input.dataset);
  const name = input.labels[0].textContent.trim();
  const slider = element('input',
      {type: 'range', min: 0, max: values.length - 1, step: 1, 'aria-label': `${name}, slider`, id: `${input.id}-slider`});
  slider.addEventListener('input', () => {
    input.value = String(values[slider.value]);
    slider.setAttribute('aria-valuetext', input.value);
  });
  input.after(slider);
  sliderUpdates.push(() => {
    const typed = Number(input.value || values[0]);
    const distance = value => Math.abs(value - typed);
    slider.value = values.reduce((best, value, i) => distance(value) < distance(values[best]) ? i : best, 0);
    slider.setAttribute('aria-valuetext', input.value || 'none');
    slider.disabled = input.disabled;
  });
}

function addError(input) {
  const id = `${input.name}-error`;
  if (!byId(id)) input.closest('.field').append(element('p', {class: 'error', id}));
  input.setAttribute('aria-describedby', id);
}

// Hides and disables the fields that do not apply to the selected options.
export function arrangeFields() {
  form.querySelectorAll('[data-choice]').forEach(part => {
    part.hidden = part.disabled = !part.dataset.of.split(' ').includes(form.elements[part.dataset.choice].value);
  });
  form.querySelectorAll('[data-switches]').forEach(box => {
    box.disabled = 'models' in box.dataset && !box.dataset.models.split(' ').includes(form.elements.model.value);
    const on = box.checked && !box.disabled;
    byId(box.dataset.switches).disabled = !on;
    if ('excludes' in box.dataset) byId(box.dataset.excludes).disabled = on;
  });
  sliderUpdates.forEach(update => update());
}

// The fields as parameters of a URL.
export function readFields() {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    const inputs = [...form.querySelectorAll(`[name=${name}]`)];
    const optional = inputs.some(input => 'optional' in input.dataset);
    // A number field with invalid input has an empty value; only badInput tells it from an empty field.
    const empty = value === '' && !inputs.some(input => input.validity.badInput);
    if (empty && optional && (name !== 'caps' || query.has('caps'))) continue;
    query.set(name, name === 'caps' && query.has('caps') ? `${query.get('caps')},${value}` : value);
  }
  return query;
}

function fillFields(query) {
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
  // A link contains all fields that are not empty.
  if (query.size > 0) {
    form.querySelectorAll('[data-optional]').forEach(input => {
      if (!query.has(input.name)) input.value = '';
    });
  }
}

const quoted = text => `“${text.trim()}”`;

// The label of a field or, with a value, of one of its choices.
function labelOf(name, value) {
  const choice = value && form.querySelector(`[type=radio][name=${name}][value=${value}]`);
  const input = choice || form.querySelector(`[name=${name}]:not([type=radio])`);
  return input ? quoted(input.labels[0].textContent) : name;
}

// Messages name the options of the command line; here their fields have labels.
const inWordsOfThePage = message => message
  .replace(/^Invalid value for option '--[a-z-]+'( \([^)]*\))?: |^--[a-z-]+: /, '')
  .replace(/--(population|model) ([a-z]+)/g, (_, name, value) => labelOf(name, value))
  .replace(/--([a-z-]+)/g, (_, name) => labelOf(name));

export function showErrors(errors) {
  form.querySelectorAll('[name]:not([type=radio])').forEach(input => {
    input.setAttribute('aria-invalid', String(input.name in errors && !input.disabled));
  });
  document.querySelectorAll('.error').forEach(error => error.textContent = '');
  Object.entries(errors).forEach(([name, message]) =>
    (byId(`${name}-error`) ?? byId('whole-error')).textContent = inWordsOfThePage(message));
}

// Fills the form from the address of the page and calls onInput at every change.
export function startFields(onInput) {
  form.querySelectorAll('.field [name]').forEach(input => {
    addError(input);
    if (input.dataset.to) addSlider(input);
  });
  form.addEventListener('input', onInput);
  form.addEventListener('submit', event => event.preventDefault());
  fillFields(new URLSearchParams(location.search));
}
