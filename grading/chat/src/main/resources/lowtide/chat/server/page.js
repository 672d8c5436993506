import {by, text} from './dom.js';
import {showChats} from './chats.js';
import {listenToWire, showWire} from './wire.js';
import {listenToControls, listenToJoin, showControls} from './controls.js';
import {LESSON, play} from './script.js';

let state = null;
let waiting = []; // for the end of turns

const trouble = error => text(by('problem'), error.message);

function show(next) {
  state = next;
  text(by('agent'), state.agent);
  text(by('problem'), state.problem);
  const notice = state.notices[state.notices.length - 1];
  text(by('notice'), notice ? `${new Date(notice.at).toTimeString().slice(0, 8)} ${notice.text}` : '');
  showControls(state);
  showChats(state, trouble);
  showWire(state);
  waiting = waiting.filter(([turn, done]) => {
    const found = state.turns.find(each => each.id === turn);
    const ended = found && found.status !== 'WAITING';
    if (ended) {
      done();
    }
    return !ended;
  });
}

const whenEnded = turn => new Promise(done => {
  waiting.push([turn, done]);
  show(state);
});

function connect() {
  const events = new EventSource('events');
  events.addEventListener('state', event => show(JSON.parse(event.data)));
  events.addEventListener('error', () => text(by('problem'), 'The command has ended, or the page has lost it.'));
}

by('play').addEventListener('click', async () => {
  by('play').disabled = true;
  try {
    await play(LESSON, whenEnded);
  } catch (error) {
    trouble(error);
  } finally {
    by('play').disabled = false;
  }
});
listenToControls(trouble);
listenToJoin(() => state.users.map(user => user.name), trouble);
listenToWire();
connect();
