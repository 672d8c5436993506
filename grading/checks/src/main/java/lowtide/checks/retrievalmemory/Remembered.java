package lowtide.checks.retrievalmemory;

import java.util.List;
import java.util.stream.Collectors;
import lowtide.checks.dsl.CheckFailure;

/** The messages in the system instruction of a turn, and those that belong there. */
final class Remembered {

    private final MemoryTurn turn;
    private final String instruction;
    private final List<Message> nearest;

    Remembered(MemoryTurn turn, List<Message> nearest) {
        this.turn = turn;
        this.instruction = turn.request().systemInstruction().orElse("");
        this.nearest = nearest;
    }

    /** Fails unless all that belong there are there, as they were said. */
    Remembered isComplete() {
        for (Message message : nearest) {
            if (message.timesIn(instruction) < wanted(message)) {
                String how = message.timesIn(instruction) > 0
                        ? " was there once, but was said more often."
                        : message.isPartlyIn(instruction) ? " was there in part." : " was not there.";
                throw failure("Of the nearest, " + message.shown(turn.mask()) + how);
            }
        }
        return this;
    }

    /** Fails if another message is there, or one more often than it was said. */
    Remembered hasNoOther() {
        for (Message message : turn.all()) {
            int wanted = wanted(message);
            if (wanted > 0 ? message.timesIn(instruction) > wanted : message.isPartlyIn(instruction)) {
                throw failure(sentence(message, wanted > 0));
            }
        }
        return this;
    }

    /** Fails unless they are in the order in which they were said. */
    void isOldestFirst() {
        int from = 0;
        for (Message message : nearest) {
            int at = instruction.indexOf(message.text(), from);
            if (at < 0) {
                throw failure("Of these, " + message.shown(turn.mask()) + " came before an older one.");
            }
            from = at + message.text().length();
        }
    }

    private int wanted(Message message) {
        return (int) nearest.stream()
                .filter(near -> near.text().equals(message.text()))
                .count();
    }

    private String sentence(Message message, boolean isNear) {
        String shown = message.shown(turn.mask());
        if (message == turn.question()) {
            return "The question itself was there.";
        } else if (isNear) {
            return "One of them was there more often than it was said: " + shown.replaceAll(",$", ".");
        } else if (turn.newest().contains(message)) {
            return "Of the last " + MemoryTurn.NEWEST + ", which are sent as they are, " + shown + " was there too.";
        }
        return "Another one was there: " + shown.replaceAll(",$", ".");
    }

    private CheckFailure failure(String detail) {
        String held = numbers(turn.all().stream()
                .filter(message -> message.isPartlyIn(instruction))
                .toList());
        return new CheckFailure(
                turn.request(),
                "The system instruction in " + turn.name() + " held " + held + "; most similar to the question were "
                        + numbers(nearest) + ". " + detail,
                "the " + Nearest.MAX
                        + " messages, or all if there are fewer, that are most similar to the question, of"
                        + " those before the last " + MemoryTurn.NEWEST + ": as they were said, oldest first.");
    }

    private static String numbers(List<Message> messages) {
        return switch (messages.size()) {
            case 0 -> "no message";
            case 1 -> "message " + messages.get(0).number();
            default ->
                "the messages "
                        + messages.stream()
                                .map(message -> String.valueOf(message.number()))
                                .collect(Collectors.joining(", "));
        };
    }
}
