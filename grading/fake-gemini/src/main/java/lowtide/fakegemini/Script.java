package lowtide.fakegemini;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Predicate;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Reply;

/** Chooses the replies to the calls of one model, or of all. Thread-safe. */
public final class Script {

    private final Queue<Reply> queue = new ArrayDeque<>();
    private final List<Rule> rules = new ArrayList<>();
    private Optional<Reply> always = Optional.empty();

    Script() {}

    /** Gives these replies to the next calls, one each, in order; then rules and default answers apply again. */
    public synchronized Script enqueue(Reply... replies) {
        queue.addAll(List.of(replies));
        return this;
    }

    /** Gives this reply to every call, unless a reply is enqueued or a rule matches. */
    public synchronized Script always(Reply reply) {
        always = Optional.of(reply);
        return this;
    }

    /** Adds a rule that gives this reply to calls that match. Rules are tried in the order they were added. */
    public synchronized Script when(Predicate<GeminiRequest> condition, Reply reply) {
        rules.add(new Rule(condition, reply));
        return this;
    }

    /** Removes all enqueued replies, all rules, and the reply for always. */
    public synchronized void clear() {
        queue.clear();
        rules.clear();
        always = Optional.empty();
    }

    /** The next enqueued reply, otherwise that of the first rule that matches, otherwise the one for always. */
    synchronized Optional<Reply> next(GeminiRequest request) {
        if (!queue.isEmpty()) {
            return Optional.of(queue.remove());
        }
        return rules.stream()
                .filter(rule -> rule.condition.test(request))
                .map(Rule::reply)
                .findFirst()
                .or(() -> always);
    }

    private record Rule(Predicate<GeminiRequest> condition, Reply reply) {}
}
