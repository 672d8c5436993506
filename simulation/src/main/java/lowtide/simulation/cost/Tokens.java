package lowtide.simulation.cost;

import java.math.BigInteger;

/**
 * What went to the model and came back, in tokens. Sums are exact, whatever the number of users.
 *
 * @param input    tokens sent, repeated ones included
 * @param repeated the part of {@code input} that opens a request exactly as it opened the one before, so that a
 *                 prefix cache can serve it
 * @param output   tokens written by the model, thinking included
 * @param embedded tokens handed to an embedding model, for retrieval
 */
public record Tokens(BigInteger input, BigInteger repeated, BigInteger output, BigInteger embedded) {

    public static final Tokens NONE = new Tokens(BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);

    static Tokens ofInput(BigInteger input) {
        return new Tokens(input, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);
    }

    public Tokens plus(Tokens more) {
        return new Tokens(
                input.add(more.input),
                repeated.add(more.repeated),
                output.add(more.output),
                embedded.add(more.embedded));
    }

    public Tokens times(long users) {
        BigInteger factor = BigInteger.valueOf(users);
        return new Tokens(
                input.multiply(factor),
                repeated.multiply(factor),
                output.multiply(factor),
                embedded.multiply(factor));
    }
}
