package lowtide.checks.retrievalmemory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import lowtide.checks.dsl.CheckContext;

/**
 * Draws messages. Each has words of its own, and some of a few topics, so that messages are more or less similar. Not
 * thread-safe.
 */
final class Texts {

    private static final int TOPICS = 8;
    private static final int MAX_TOPICS = 3; // in one message
    private static final int MAX_WORDS = 6;
    private static final int DRAWS = 20;
    private static final double WIDE_GAP = 0.02;
    private static final int LONG = 9; // one message in so many
    private static final int HARD = 7;
    private static final String FILLER = " It was a long day, and there is more to say about it.";
    private static final int MAX_FILLERS = 8; // so that most messages have up to 500 characters
    private static final int VERY_LONG = 12; // one text in so many
    private static final int VERY_MANY_FILLERS = 50; // so that it has 2,800 characters
    private static final String HARD_CHARACTERS = " \"quoted\" 50% $1 \\o/ {it} {{it}} \ud83e\udd51\n  *";

    private final CheckContext<RetrievalMemoryAgent> context;
    private final List<String> topics;
    private int texts;

    Texts(CheckContext<RetrievalMemoryAgent> context) {
        this.context = context;
        this.topics = Stream.generate(context::word).limit(TOPICS).toList();
    }

    /** A question to which four of the earlier messages are clearly nearer than the others. */
    Text clearQuestion(List<Message> earlier) {
        Text best = question();
        double widest = gap(earlier, best);
        for (int i = 1; i < DRAWS && widest < WIDE_GAP; i++) {
            Text next = question();
            double gap = gap(earlier, next);
            if (gap > widest) {
                best = next;
                widest = gap;
            }
        }
        return best;
    }

    /** A question that shares no word with what was said. */
    Text unrelatedQuestion() {
        String word = context.word();
        return new Text(word + "?", List.of(word));
    }

    Text reply() {
        return drawn("Noted: ", "Better than ", "Next time, try ");
    }

    /** A question that is more or less similar to what was said. */
    Text question() {
        return drawn("I ate ", "How healthy is ", "Today there was ");
    }

    private static double gap(List<Message> earlier, Text text) {
        return Nearest.of(earlier, Direction.of(text.text())).gap();
    }

    private Text drawn(String... beginnings) {
        List<String> words = Stream.generate(context::word)
                .limit(1 + context.random().nextInt(MAX_WORDS))
                .toList();
        List<String> all = new ArrayList<>(topics);
        Collections.shuffle(all, context.random());
        all = new ArrayList<>(all.subList(0, 1 + context.random().nextInt(MAX_TOPICS)));
        all.addAll(words);
        Collections.shuffle(all, context.random());
        String beginning = beginnings[context.random().nextInt(beginnings.length)];
        return new Text(beginning + String.join(" and ", all) + "." + end(), words);
    }

    private String end() {
        if (++texts % VERY_LONG == 0) {
            return FILLER.repeat(VERY_MANY_FILLERS);
        }
        if (context.random().nextInt(LONG) == 0) {
            return FILLER.repeat(1 + context.random().nextInt(MAX_FILLERS));
        }
        return context.random().nextInt(HARD) == 0 ? HARD_CHARACTERS + topics.get(0) + "." : "";
    }
}
