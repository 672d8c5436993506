package lowtide.checks.retrievalmemory;

import java.util.Comparator;
import java.util.List;

/**
 * The messages that are most similar to a question.
 *
 * @param messages oldest first
 * @param gap by how much the cosine of the least similar of them is larger than that of the next one; infinite if there is
 *     none
 */
record Nearest(List<Message> messages, double gap) {

    /** The most messages that are remembered. */
    static final int MAX = 4;

    /** A smaller gap may be lost when numbers are rounded. */
    private static final double ROUNDING = 1e-4;

    Nearest {
        messages = List.copyOf(messages);
    }

    static Nearest of(List<Message> earlier, Direction question) {
        List<Ranked> ranked = earlier.stream()
                .map(message -> new Ranked(message, message.direction().cosine(question)))
                .sorted(Comparator.comparingDouble(Ranked::cosine).reversed())
                .toList();
        double gap =
                ranked.size() <= MAX ? Double.POSITIVE_INFINITY : ranked.get(MAX - 1).cosine - ranked.get(MAX).cosine;
        return new Nearest(
                ranked.stream()
                        .limit(MAX)
                        .map(Ranked::message)
                        .sorted(Comparator.comparingInt(Message::number))
                        .toList(),
                gap);
    }

    /** Whether there is no tie between the last of them and the next message. */
    boolean isClear() {
        return gap > ROUNDING;
    }

    private record Ranked(Message message, double cosine) {}
}
