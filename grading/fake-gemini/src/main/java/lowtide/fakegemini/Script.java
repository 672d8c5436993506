package lowtide.fakegemini;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Predicate;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Reply;

/** Chooses the reply to each model call. Thread-safe. */
final class Script {

    private final Queue<Reply> queue = new ArrayDeque<>();
    private final List<Rule> rules = new ArrayList<>();
    private Reply always = Replies.answer();

    synchronized void enqueue(List<Reply> replies) {
        queue.addAll(replies);
    }

    synchronized void addRule(Predicate<GeminiRequest> condition, Reply reply) {
        rules.add(new Rule(condition, reply));
    }

    synchronized void setAlways(Reply reply) {
        always = reply;
    }

    synchronized void clear() {
        queue.clear();
        rules.clear();
        always = Replies.answer();
    }

    /** The next enqueued reply, otherwise that of the first rule that matches, otherwise the one for always. */
    synchronized Reply next(GeminiRequest request) {
        if (!queue.isEmpty()) {
            return queue.remove();
        }
        return rules.stream()
                .filter(rule -> rule.condition.test(request))
                .map(Rule::reply)
                .findFirst()
                .orElse(always);
    }

    private record Rule(Predicate<GeminiRequest> condition, Reply reply) {}
}
