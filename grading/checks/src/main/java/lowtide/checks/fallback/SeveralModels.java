package lowtide.checks.fallback;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lowtide.checks.dsl.CallOutcome;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.Fault;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiRequest;

/** The models that the agent got, cheapest first, and calls that meet failures of them. Made before the agent. */
final class SeveralModels {

    private static final List<String> CHEAPEST_FIRST =
            List.of("gemini-2.5-flash-lite", "gemini-2.5-flash", "gemini-2.5-pro");

    private final CheckContext<FallbackAgent> context;
    private final List<String> names;

    SeveralModels(CheckContext<FallbackAgent> context, int count) {
        this.context = context;
        this.names = CHEAPEST_FIRST.subList(CHEAPEST_FIRST.size() - count, CHEAPEST_FIRST.size());
        context.giveModels(names);
    }

    String name(int model) {
        return names.get(model);
    }

    /** A call in which the first models do this, one each, and the next one answers. */
    ModelCall call(String user, String question, Fault... first) {
        String faults = String.join(", ", Arrays.stream(first).map(Fault::name).toList());
        return call("After " + faults, user, question, first);
    }

    /** As above, in circumstances that are told in other words. */
    ModelCall call(String circumstances, String user, String question, Fault... first) {
        for (int i = 0; i < first.length; i++) {
            context.gemini().model(name(i)).enqueue(first[i].reply());
        }
        int before = context.gemini().requests().size();
        CallOutcome outcome = CallOutcome.of(() -> context.agent().chat(user, question));
        context.gemini().clearScript();
        List<GeminiRequest> all = context.gemini().requests();
        return new ModelCall(circumstances, new ArrayList<>(all.subList(before, all.size())), names, outcome);
    }

    /** The requests to one model so far. */
    long asked(int model) {
        return context.gemini().requests().stream()
                .filter(request -> request.model().equals(name(model)))
                .count();
    }

    static List<String> texts(GeminiRequest request) {
        return request.turns().stream().map(Content::text).toList();
    }
}
