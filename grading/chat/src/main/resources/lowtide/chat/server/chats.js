import {by, count, dollars, element, number, post, say, text} from './dom.js';
import {showRequest} from './wire.js';
import {waterfall} from './trace.js';

const panels = new Map();

/** Shows the users, each in a panel that stays the same, so that what is being typed remains. */
export function showChats(state, trouble) {
  state.users.forEach((user, index) => {
    if (!panels.has(user.name)) {
      panels.set(user.name, panel(user.name, index, trouble));
    }
    update(panels.get(user.name), user, state);
  });
}

function panel(name, index, trouble) {
  const log = element('div', {class: 'log', role: 'log', tabindex: '0', 'aria-label': say('chat.conversation', name)});
  const input = element('input', {
    'aria-label': say('chat.message', name), placeholder: say('chat.says', name), autocomplete: 'off', maxlength: '20000'});
  const form = element('form', {class: 'say'}, input, element('button', {}, say('chat.send')));
  form.addEventListener('submit', event => {
    event.preventDefault();
    const message = input.value;
    if (message) {
      input.value = '';
      post('messages', {user: name, message}).catch(trouble);
    }
  });
  const figures = element('dl', {class: 'figures'});
  const section = element('section', {class: `chat u${index % 8}`, 'aria-label': say('chat', name)},
    element('h2', {}, name), log, form, figures);
  by(index % 2 === 0 ? 'left' : 'right').append(section);
  return {log, figures, turns: new Map()};
}

function update(panel, user, state) {
  const atEnd = panel.log.scrollHeight - panel.log.scrollTop - panel.log.clientHeight < 40;
  const own = state.turns.filter(turn => turn.user === user.name);
  for (const [id, nodes] of panel.turns) {
    if (!own.some(turn => turn.id === id)) {
      nodes.forEach(node => node.remove());
      panel.turns.delete(id);
    }
  }
  for (const turn of own) {
    const key = JSON.stringify(turn);
    const shown = panel.turns.get(turn.id);
    if (!shown || shown.key !== key) {
      const nodes = turnNodes(turn, state);
      nodes.key = key;
      if (shown) {
        shown[0].before(...nodes);
        shown.forEach(node => node.remove());
      } else {
        panel.log.append(...nodes);
      }
      panel.turns.set(turn.id, nodes);
    }
  }
  if (atEnd) {
    panel.log.scrollTop = panel.log.scrollHeight;
  }
  showFigures(panel.figures, user);
}

function turnNodes(turn, state) {
  const nodes = [element('p', {class: 'said'}, turn.message)];
  if (turn.reply || turn.status === 'ANSWERED') {
    nodes.push(element('p', {class: 'reply'}, turn.reply || say('turn.empty')));
  }
  if (turn.length > turn.reply.length) {
    nodes.push(element('p', {class: 'about'},
      say('turn.long', number(turn.length), number(turn.reply.length))));
  }
  if (turn.error) {
    nodes.push(failure(turn.error));
  }
  const requests = state.requests.filter(request => turn.requests.includes(request.number));
  const foreign = requests.reduce((sum, request) => sum + request.foreign, 0);
  if (foreign) {
    nodes.push(element('p', {class: 'about leak'},
      count('turn.leak', foreign)));
  }
  if (turn.spans.length) {
    nodes.push(waterfall(turn.spans));
  }
  nodes.push(element('p', {class: 'about'}, `${about(turn, requests)} `, ...requests.flatMap(request => [element('button', {
    type: 'button', onclick: () => showRequest(request.number)}, say('turn.show', request.number + 1)), ' '])));
  return nodes;
}

/** The cause often repeats what was said before. */
function failure(error) {
  const cause = error.indexOf(' (caused by ');
  return cause < 0 ? element('p', {class: 'failed'}, error)
    : element('div', {class: 'failed'}, error.slice(0, cause),
      element('details', {}, element('summary', {}, say('turn.cause')), error.slice(cause + 2, -1)));
}

/** What it cost is known as long as its requests are kept. */
function about(turn, requests) {
  if (turn.status === 'WAITING') {
    return say('turn.working');
  }
  const sum = key => requests.reduce((sum, request) => sum + request[key], 0);
  const caused = turn.requests.length;
  return count('turn.about', caused, number(turn.millis))
    + (caused && caused === requests.length
      ? say('turn.cost', number(sum('tokensIn')), number(sum('tokensOut')), dollars(sum('dollars'))) : '');
}

function showFigures(list, user) {
  const rows = [
    ...Object.entries(user.agentSays).map(([meaning, value]) => [say(`says.${meaning.replace(/\W+/g, '_')}`), value]),
    ...(user.callsLeft === null ? [] : [[say('figures.calls'), number(user.callsLeft)]]),
    [say('figures.requests'), number(user.totals.requests)],
    [say('figures.tokens'), `${number(user.totals.tokensIn)}, ${number(user.totals.tokensOut)}`],
    [say('figures.dollars'), dollars(user.totals.dollars)],
  ];
  if (list.children.length !== 2 * rows.length) {
    list.replaceChildren(...rows.flatMap(() => [element('dt'), element('dd')]));
  }
  rows.forEach(([meaning, value], index) => {
    text(list.children[2 * index], meaning);
    text(list.children[2 * index + 1], value);
  });
}
