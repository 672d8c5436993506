import {by, element, post, text} from './dom.js';

const FAULTS = [
  ['NONE', 'none'],
  ['OVERLOADED', '503: Gemini is overloaded'],
  ['QUOTA', '429: quota, retry after 26 s'],
  ['SLOW', 'slow: 5 s before each answer'],
  ['PIECES', 'in pieces: each answer takes 5 s'],
  ['BLOCKED', 'blocked: the prompt is refused'],
  ['BROKEN', 'broken: the answer is cut off'],
  ['TOOL', 'tools fail'],
];

export function listenToControls(trouble) {
  by('controls').addEventListener('submit', event => event.preventDefault());
  by('fault').append(...FAULTS.map(([value, name]) => element('option', {value}, name)));
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
  text(by('clock'), new Date(state.now).toISOString().slice(0, 16).replace('T', ' ') + ' UTC');
  by('fault').value = state.fault;
  for (const option of by('fault').options) {
    option.disabled = state.billed && !['NONE', 'TOOL'].includes(option.value);
  }
}
