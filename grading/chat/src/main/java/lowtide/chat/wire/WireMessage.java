package lowtide.chat.wire;

/**
 * One message of a request to Gemini.
 *
 * @param role    user, model, or system for the instruction
 * @param text    cut if it is very long
 * @param length  of the whole text, in characters
 * @param owner   the user whose words it is or contains; empty if it is the agent's own
 * @param foreign whether that is another user than the one for whom the request was sent
 */
public record WireMessage(String role, String text, int length, String owner, boolean foreign) {}
