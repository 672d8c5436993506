// The messages of all users in the address, so that a link or a bookmark plays the same conversation again.

const MAX = 60;

/** Writes what was said into the address behind the #. */
export function remember(state) {
  if (!state.turns.length) {
    return;
  }
  const said = new URLSearchParams();
  state.turns.slice(-MAX).forEach(turn => said.append('say', `${turn.user}: ${turn.message}`));
  const hash = '#' + said;
  if (hash.length < 30000 && location.hash !== hash) {
    history.replaceState(null, '', hash);
  }
}

/** The messages in the address: pairs of user and message. */
export function remembered() {
  return new URLSearchParams(location.hash.slice(1)).getAll('say')
    .map(each => [each.slice(0, each.indexOf(': ')), each.slice(each.indexOf(': ') + 2)])
    .filter(([user, message]) => user && message)
    .slice(0, MAX);
}
