package lowtide.checks.sessionfiles;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.Conversation;
import lowtide.fakegemini.model.Content;

/** Two calls of one user and one of another, which start at the same instant. */
final class CallsAtOnce {

    private final CheckContext<SessionFilesAgent> context;
    private final Conversation<SessionFilesAgent> one;
    private final Conversation<SessionFilesAgent> other;

    CallsAtOnce(CheckContext<SessionFilesAgent> context) {
        this.context = context;
        this.one = new Conversation<>(context, context.word());
        this.other = new Conversation<>(context, context.word());
    }

    void areAllSaved() {
        one.say(context.meal());
        other.say(context.meal());
        List<String> questions = List.of(context.meal(), context.meal(), context.meal());
        List<Function<SessionFilesAgent, String>> calls = List.of(
                agent -> agent.chat(one.sameId(), questions.get(0)),
                agent -> agent.chat(one.sameId(), questions.get(1)),
                agent -> agent.chat(other.sameId(), questions.get(2)));
        List<List<String>> turns = new ArrayList<>();
        for (CompletableFuture<String> call : context.session().together(calls)) {
            String question = questions.get(turns.size());
            String reply = context.patience().await(call, "A call did not return.", "a reply.");
            turns.add(List.of(question, context.answered(question, reply).reply()));
        }
        context.reloadAgent(() -> {});
        areContinued(one, turns.get(0), turns.get(1));
        areContinued(other, turns.get(2), List.of());
    }

    private void areContinued(Conversation<SessionFilesAgent> user, List<String> turn, List<String> next) {
        List<String> before = user.messages();
        List<String> carried = user.say(context.meal()).request().turns().stream()
                .map(Content::text)
                .toList();
        List<String> history = carried.subList(0, carried.size() - 1);
        if (!history.equals(joined(before, turn, next)) && !history.equals(joined(before, next, turn))) {
            int expected = before.size() + turn.size() + next.size();
            throw new SessionFolder(context)
                    .failure(
                            "Two calls of one user and one of another started at the same instant. After a restart, the"
                                    + " request of " + (next.isEmpty() ? "the other" : "the first") + " user carried "
                                    + history.size() + " messages before its question instead of " + expected
                                    + (history.size() == expected ? ", but other ones" : "") + ".",
                            "every answered turn, each question followed by its reply; two that overlap in any order.");
        }
    }

    private static List<String> joined(List<String> before, List<String> turn, List<String> next) {
        List<String> joined = new ArrayList<>(before);
        joined.addAll(turn);
        joined.addAll(next);
        return joined;
    }
}
