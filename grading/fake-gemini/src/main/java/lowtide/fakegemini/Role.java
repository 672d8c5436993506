package lowtide.fakegemini;

/** Who speaks in a content. Gemini knows no third role: tool results come from the user. */
public enum Role {
    USER,
    MODEL
}
