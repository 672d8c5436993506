/** Writes {@link lowtide.fakegemini.model.Reply replies} in Gemini's JSON. */
package lowtide.fakegemini.reply;
