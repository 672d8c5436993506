package lowtide.checks.summarymemory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.RequestAssert;
import lowtide.checks.dsl.values.UserIds;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.model.GeminiRequest;

/** Users with ids that look alike, who talk in turn until there is a summary of each. */
final class Neighbours {

    private static final int LOOKALIKES = 3;
    private static final int TURNS = 17; // after 15 of them, a conversation has 30 messages

    private final CheckContext<SummaryMemoryAgent> context;
    private final Map<Talk, List<GeminiRequest>> requests = new LinkedHashMap<>();
    private int firstSummary = TURNS;
    private boolean coveredAll = true;

    Neighbours(CheckContext<SummaryMemoryAgent> context) {
        this.context = context;
        List<String> alikeHashCodes = UserIds.colliding(context.word());
        Stream.concat(
                        alikeHashCodes.stream().skip(1),
                        UserIds.lookalikes(alikeHashCodes.get(0)).stream().limit(LOOKALIKES))
                .forEach(id -> requests.put(new Talk(context, id), new ArrayList<>()));
    }

    /** Fails if a request for one user holds words or summaries of another, or lacks the user's own summary. */
    void hearNothingOfEachOther() {
        Map<Talk, MemoryTurn> last = new LinkedHashMap<>();
        Map<Talk, Coverage> coverages = new LinkedHashMap<>();
        requests.keySet().forEach(talk -> coverages.put(talk, new Coverage(talk, true)));
        for (int i = 1; i <= TURNS; i++) {
            for (Map.Entry<Talk, List<GeminiRequest>> user : requests.entrySet()) {
                MemoryTurn turn = user.getKey().say();
                last.put(user.getKey(), turn);
                coverages.get(user.getKey()).learnFrom(turn);
                user.getValue().add(turn.request());
                turn.asked().stream().map(Exchange::request).forEach(user.getValue()::add);
                firstSummary = turn.asked().isEmpty() ? firstSummary : Math.min(firstSummary, i);
            }
        }
        requests.forEach((talk, of) -> requests.keySet().stream()
                .filter(other -> other != talk)
                .forEach(other -> of.forEach(request -> holdsNothingOf(other, request, "another user"))));
        coveredAll = coverages.values().stream().allMatch(Coverage::isStrict);
        last.forEach((talk, turn) -> turn.hasASummaryOfTheRest());
    }

    /** How many turns a user makes before the one that causes the first summary. */
    int turnsBeforeTheFirstSummary() {
        return firstSummary - 1;
    }

    /** Whether every message was in a summary before it was no longer sent. */
    boolean coveredAll() {
        return coveredAll;
    }

    /** Fails if a new agent, in the same process, knows one of them. */
    void areUnknownToAnotherAgent() {
        context.renewAgent();
        Talk known = requests.keySet().iterator().next();
        Talk anew = new Talk(context, known.userId());
        MemoryTurn turn = anew.say().carriesTheNewest();
        holdsNothingOf(known, turn.request(), "the same user of another agent");
    }

    private static void holdsNothingOf(Talk talk, GeminiRequest request, String whom) {
        if (!RequestAssert.held(request, talk.words()).isEmpty()) {
            String what = talk.said().stream()
                    .filter(message ->
                            !RequestAssert.held(request, message.words()).isEmpty())
                    .findFirst()
                    .map(talk::shown)
                    .orElse("a summary");
            throw new CheckFailure(
                    request,
                    "A request for one user held " + what + " of " + whom + ".",
                    "nothing but the user's own messages and summary.");
        }
    }
}
