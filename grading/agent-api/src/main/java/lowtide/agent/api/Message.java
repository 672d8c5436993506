package lowtide.agent.api;

/**
 * A chat message in words that cross a process boundary; the binding turns it into LangChain4j's own.
 *
 * @param kind who speaks
 * @param text what is said, never null
 */
public record Message(Kind kind, String text) {

    /** Who speaks. */
    public enum Kind {
        /** The system instruction. */
        SYSTEM,
        /** The user. */
        USER,
        /** The model. */
        MODEL
    }
}
