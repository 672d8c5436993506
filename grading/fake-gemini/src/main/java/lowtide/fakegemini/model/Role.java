package lowtide.fakegemini.model;

/** The author of a content. Gemini has only these two: results of tools have the role of the user. */
public enum Role {
    USER,
    MODEL
}
