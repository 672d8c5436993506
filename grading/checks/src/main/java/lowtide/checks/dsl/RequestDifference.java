package lowtide.checks.dsl;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lowtide.fakegemini.model.GeminiRequest;

/**
 * How much two requests differ apart from their messages, in any part and any form: reversed, encoded or as numbers. A
 * date, a count and the id of a request may differ; the content of other messages must not cause a difference.
 */
public final class RequestDifference {

    /** How many characters of a request may differ. */
    public static final int ALLOWED = 100;

    private static final int SENTENCES = 20;
    private static final int MAX_EDITS = 2 * ALLOWED; // a changed character counts as one removed and one inserted

    private RequestDifference() {}

    /** A message of several times {@link #ALLOWED} characters, so that it shows even if it is shortened or compressed. */
    public static String longMessage(CheckContext<?> context) {
        return Stream.generate(context::meal).limit(SENTENCES).collect(Collectors.joining(". "));
    }

    /**
     * Whether more than {@link #ALLOWED} characters differ, or one request is longer by more than twice as many.
     *
     * @param messages the texts of this request that are not compared
     * @param otherMessages the same for the other request
     */
    public static boolean isLarge(
            GeminiRequest request, Collection<String> messages, GeminiRequest other, Collection<String> otherMessages) {
        return edits(besides(request, messages), besides(other, otherMessages)) > MAX_EDITS;
    }

    private static String besides(GeminiRequest request, Collection<String> messages) {
        List<String> longestFirst = messages.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
        String rest = String.join("\n", request.texts());
        for (String message : longestFirst) {
            rest = rest.replace(message, "");
        }
        return rest;
    }

    /**
     * How many characters must be removed and inserted to make one text the other; any larger number if it is larger than
     * {@link #MAX_EDITS}.
     *
     * @see <a href="https://doi.org/10.1007/BF01840446">Myers, An O(ND) Difference Algorithm and Its Variations, 1986</a>
     */
    static int edits(String from, String to) {
        int[] furthest = new int[2 * MAX_EDITS + 3]; // by diagonal; how much of the first text is covered
        int middle = MAX_EDITS + 1;
        for (int edits = 0; edits <= MAX_EDITS; edits++) {
            for (int diagonal = -edits; diagonal <= edits; diagonal += 2) {
                int removed = furthest[middle + diagonal - 1] + 1;
                int inserted = furthest[middle + diagonal + 1];
                int covered = diagonal == -edits || diagonal != edits && removed <= inserted ? inserted : removed;
                while (covered < from.length()
                        && covered - diagonal < to.length()
                        && from.charAt(covered) == to.charAt(covered - diagonal)) {
                    covered++;
                }
                furthest[middle + diagonal] = covered;
                if (covered >= from.length() && covered - diagonal >= to.length()) {
                    return edits;
                }
            }
        }
        return MAX_EDITS + 1;
    }
}
