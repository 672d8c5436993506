package lowtide.simulation.cost;

/**
 * What one user sends to the model and gets back, in tokens. Never rounded: what does not fit into 63 bits is an
 * {@link ArithmeticException} where it arises.
 *
 * @param input    tokens sent, repeated ones included
 * @param repeated the part of {@code input} that opens a request exactly as it opened the one before, so that a
 *                 prefix cache can serve it
 * @param output   tokens written by the model, thinking included
 * @param embedded tokens handed to an embedding model, for retrieval
 */
public record Tokens(long input, long repeated, long output, long embedded) {

    public static final Tokens NONE = new Tokens(0, 0, 0, 0);
}
