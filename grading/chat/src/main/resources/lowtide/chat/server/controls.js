import {by, element, post, say, text} from './dom.js';

const FAULTS = [
  'NONE',
  'OVERLOADED',
  'QUOTA',
  'SLOW',
  'PIECES',
  'BLOCKED',
  'BROKEN',
  'TOOL',
];

export function listenToControls(trouble) {
  by('controls').addEventListener('submit', event => event.preventDefault());
  by('fault').append(...FAULTS.map(value => element('option', {value}, say(`fault.${value}`))));
  by('fault').addEventListener('change', event => post('fault', {fault: event.target.value}).catch(trouble));
  by('restart').addEventListener('click', () => post('restart', {}).catch(trouble));
  document.querySelectorAll('[data-seconds]').forEach(button => button.addEventListener('click', () =>
    post('clock', {seconds: Number(button.dataset.seconds)}).catch(trouble)));
}

const NAMES = ['carol', 'dave', 'erin', 'frank', 'grace', 'heidi'];

export function listenToJoin(users, trouble) {
  by('join').addEventListener('click', () => {
    const name = NAMES.find(each => !users().includes(each));
    post('users', {user: name ?? `user ${users().length + 1}`}).catch(trouble);
  });
}

export function showControls(state) {
  text(by('clock'), say('clock', ...new Date(state.now).toISOString().slice(0, 16).split(/[-T]/)));
  by('fault').value = state.fault;
  for (const option of by('fault').options) {
    option.disabled = state.billed && !['NONE', 'TOOL'].includes(option.value);
  }
}
