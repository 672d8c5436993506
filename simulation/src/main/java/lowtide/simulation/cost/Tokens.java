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

    /** Whether the tokens of some users can be added here; too cautious rather than wrong. */
    boolean hasRoomFor(Tokens each, long users) {
        return (double) most() + (double) each.most() * users < Long.MAX_VALUE / 2;
    }

    /** These and the tokens of some users. */
    Tokens plus(Tokens each, long users) {
        return new Tokens(
                input + each.input * users,
                repeated + each.repeated * users,
                output + each.output * users,
                embedded + each.embedded * users);
    }

    private long most() {
        return Math.max(Math.max(input, output), embedded);
    }
}
