import {by, copied, count, say, text} from './dom.js';
import {showChats} from './chats.js';
import {listenToWire, showWire} from './wire.js';
import {listenToControls, listenToJoin, showControls} from './controls.js';
import {listenToCrowd, showCrowd} from './crowd.js';
import {LESSON, play} from './script.js';
import {remember, remembered} from './link.js';

let state = null;
let waiting = []; // for the end of turns

const found = remembered(); // before the address is written

const trouble = error => text(by('problem'), error.message);

function show(next) {
  state = next;
  text(by('agent'), state.agent);
  by('model').className = state.billed ? 'billed' : '';
  text(by('model'), say(state.billed ? 'model.real' : 'model.fake'));
  text(by('problem'), state.problem);
  const notice = state.notices[state.notices.length - 1];
  text(by('notice'), notice ? `${new Date(notice.at).toTimeString().slice(0, 8)} ${notice.text}` : '');
  showControls(state);
  showChats(state, trouble);
  showWire(state);
  remember(state);
  by('link-found').hidden = !found.length || state.turns.length > 0;
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
  events.addEventListener('crowd', event => showCrowd(JSON.parse(event.data)));
  events.addEventListener('error', () => text(by('problem'), say('page.lost')));
}

async function playAll(messages, button) {
  button.disabled = true;
  try {
    await play(messages, whenEnded);
  } catch (error) {
    trouble(error);
  } finally {
    button.disabled = false;
  }
}

by('play').addEventListener('click', () => playAll(LESSON, by('play')));
text(by('link-says'), count('link.holds', found.length));
by('play-link').addEventListener('click', () => playAll(found, by('play-link')));
by('copy').addEventListener('click', () => copied(location.href, say('link.copied')));
listenToControls(trouble);
listenToJoin(() => state.users.map(user => user.name), trouble);
listenToWire();
listenToCrowd(trouble);
connect();
