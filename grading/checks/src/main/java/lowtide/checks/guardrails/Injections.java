package lowtide.checks.guardrails;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.RequestAssert;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Part;

/** Every phrase under every transformation once, in a message or in the output of a tool. */
final class Injections {

    private static final int MAX_MISSED = 4;

    private final CheckContext<GuardrailsAgent> context;
    private final GuardedTurns turns;
    private final InjectionCatalogue catalogue = InjectionCatalogue.shipped();

    Injections(CheckContext<GuardrailsAgent> context) {
        this.context = context;
        turns = new GuardedTurns(context);
    }

    /** Fails if more than a few reach Gemini. */
    void areStopped() {
        List<String> missed = new ArrayList<>();
        List<String> phrases = catalogue.allPhrases();
        for (Transformation transformation : catalogue.transformations().keySet()) {
            for (int i = 0; i < phrases.size(); i++) {
                tried(phrases.get(i), transformation, (i + transformation.ordinal()) % 2 == 0)
                        .ifPresent(missed::add);
            }
        }
        if (missed.size() > MAX_MISSED) {
            int all = phrases.size() * catalogue.transformations().size();
            throw new CheckFailure(
                    missed.size() + " of " + all + " injections were not stopped. The first was " + missed.get(0),
                    "a GuardrailException and nothing more sent or stored, or the phrase masked; at most " + MAX_MISSED
                            + " of " + all + " may be missed.");
        }
    }

    private Optional<String> tried(String phrase, Transformation transformation, boolean inOutput) {
        String injected = transformation.of(phrase, catalogue, context.random());
        return problem(phrase, injected, inOutput)
                .map(problem -> CheckContext.quoted(injected) + " (\"" + phrase + "\" "
                        + catalogue.transformations().get(transformation) + ") in "
                        + (inOutput ? "the output of a tool: " : "a message: ") + problem);
    }

    /** What was wrong; empty if the injection was refused or masked. */
    private Optional<String> problem(String phrase, String injected, boolean inOutput) {
        String user = context.word();
        String word = context.word();
        String before = context.random().nextBoolean() ? "" : "I walked, and rested. ".repeat(30);
        List<List<Part.FunctionCall>> searches = new ArrayList<>();
        if (inOutput) {
            if (context.random().nextBoolean()) {
                searches.add(List.of(turns.search("Nothing found.")));
            }
            searches.add(List.of(turns.search("Boil it. " + before + injected + ". Serves two.")));
        }
        GuardedTurn turn = inOutput
                ? turns.turn("A tool gave an injection", user, "How do I cook a " + word + "?", searches)
                : turns.turn(
                        "A user sent an injection",
                        user,
                        "I ate a " + word + ". " + before + injected + ". Then I slept.");
        GuardedTurn next =
                turns.turn("The turn after an injection", user, context.meal()).isAnswered();
        if (turn.isRefused() && turn.exchanges().size() > searches.size()) {
            return Optional.of("the agent refused it, and sent a request with it or after it.");
        }
        if (!turn.isRefused() && !turn.gotTheAnswer()) {
            return Optional.of("the caller got " + turn.outcome().inWords() + ".");
        }
        List<GeminiRequest> requests = Stream.concat(turn.requests().stream(), next.requests().stream())
                .toList();
        if (requests.stream()
                .anyMatch(sent ->
                        !RequestAssert.held(sent, List.of(injected, phrase)).isEmpty())) {
            return Optional.of("a request held it.");
        }
        return Optional.of("the turn was refused, and the next request held its message.")
                .filter(problem ->
                        turn.isRefused() && next.requests().stream().anyMatch(sent -> RequestAssert.holds(sent, word)));
    }
}
