package lowtide.checks.dsl;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiRequest;
import org.assertj.core.api.AbstractAssert;

/** Assertions about a request, in the terms of the exercises. */
public final class RequestAssert extends AbstractAssert<RequestAssert, GeminiRequest> {

    private final String name;

    private RequestAssert(Turn turn) {
        super(turn.request(), RequestAssert.class);
        this.name = "The request of " + ordinal(turn.number()) + " call";
    }

    public static RequestAssert assertThatRequestOf(Turn turn) {
        return new RequestAssert(turn);
    }

    /** Carries at most so many messages, the question included; a system instruction is not one of them. */
    public RequestAssert carriesAtMost(int cap) {
        int carried = actual.turns().size();
        if (carried > cap) {
            throw new CheckFailure(
                    actual,
                    name + " carried " + carried + " messages; the cap is " + cap + ".",
                    "at most " + cap + " messages in any request, the question included.");
        }
        return this;
    }

    /** Carries exactly these messages in this order. */
    public RequestAssert carries(List<String> messages, String expected) {
        List<String> carried = texts();
        if (!carried.equals(messages)) {
            throw new CheckFailure(actual, name + " carried " + difference(carried, messages), expected);
        }
        return rolesAlternate();
    }

    /** Carries the newest of these messages without gaps, at least this many of them. */
    public RequestAssert carriesTheNewest(int atLeast, List<String> conversation) {
        List<String> carried = texts();
        if (carried.size() < atLeast) {
            throw new CheckFailure(
                    actual,
                    name + " carried only " + carried.size() + " of " + conversation.size() + " messages.",
                    "the newest " + (atLeast + 1) + ", or " + atLeast + " so that it begins with a question.");
        }
        List<String> newest =
                conversation.subList(Math.max(0, conversation.size() - carried.size()), conversation.size());
        if (!carried.equals(newest)) {
            throw new CheckFailure(
                    actual,
                    name + " carried " + difference(carried, newest),
                    "the newest messages without gaps, oldest first, the question last.");
        }
        return rolesAlternate();
    }

    /** The last message is a question, and every question follows a reply. */
    private RequestAssert rolesAlternate() {
        List<Content> turns = actual.turns();
        for (int i = 0; i < turns.size(); i++) {
            boolean isReply = (turns.size() - 1 - i) % 2 == 1;
            if (turns.get(i).isModel() != isReply) {
                throw new CheckFailure(
                        actual,
                        name + " carried " + CheckContext.quoted(turns.get(i).text()) + " as a message of the "
                                + (isReply ? "user." : "model."),
                        "Gemini's replies as messages of the model, and all others as messages of the user.");
            }
        }
        return this;
    }

    /** Holds none of these words anywhere, whether in capitals or not. */
    public RequestAssert holdsNoneOf(List<String> words, String whose, String expected) {
        held(actual, words).stream().findFirst().ifPresent(word -> {
            throw new CheckFailure(actual, name + " held \"" + word + "\", a word of " + whose + ".", expected);
        });
        return this;
    }

    /** Whether the request contains this anywhere, in capitals or not. */
    public static boolean holds(GeminiRequest request, String words) {
        return !held(request, List.of(words)).isEmpty();
    }

    /** Those of these texts that the request contains anywhere, in capitals or not. */
    public static List<String> held(GeminiRequest request, Collection<String> texts) {
        String all = request.text().toLowerCase(Locale.ROOT);
        return texts.stream()
                .filter(text -> all.contains(text.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private List<String> texts() {
        return actual.turns().stream().map(Content::text).toList();
    }

    private static String difference(List<String> carried, List<String> wanted) {
        List<String> missing = minus(wanted, carried);
        List<String> extra = minus(carried, wanted);
        String count = carried.size() + " messages instead of " + wanted.size();
        if (!missing.isEmpty()) {
            return count + "; missing: " + CheckContext.quoted(missing.get(0)) + more(missing) + ".";
        } else if (!extra.isEmpty()) {
            return count + "; not expected: " + CheckContext.quoted(extra.get(0)) + more(extra) + ".";
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!wanted.get(i).equals(carried.get(i))) {
                return "the right messages in the wrong order: " + CheckContext.quoted(carried.get(i))
                        + " is in the place of " + CheckContext.quoted(wanted.get(i)) + ".";
            }
        }
        return count + ".";
    }

    private static String more(List<String> list) {
        return list.size() == 1 ? "" : " and " + (list.size() - 1) + " more";
    }

    private static List<String> minus(List<String> from, List<String> what) {
        List<String> rest = new ArrayList<>(from);
        what.forEach(rest::remove);
        return Collections.unmodifiableList(rest);
    }

    public static String ordinal(int number) {
        int lastTwo = number % 100;
        String suffix = lastTwo >= 11 && lastTwo <= 13
                ? "th"
                : switch (number % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
        return "the " + number + suffix;
    }
}
