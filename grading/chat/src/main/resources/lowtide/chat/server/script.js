import {post} from './dom.js';

/** The lesson's isolation test, and the question that it lacks. */
export const LESSON = [
  ['alice', 'I ate a salad'],
  ['bob', 'I went for a run'],
  ['alice', 'What did I eat?'],
  ['bob', 'What did I do?'],
  ['bob', 'What did I eat?'],
];

/** Sends messages one after the other, each when the one before is answered. */
export async function play(messages, whenEnded) {
  for (const [user, message] of messages) {
    const {turn} = await post('messages', {user, message});
    await whenEnded(turn);
  }
}
