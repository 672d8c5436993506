package lowtide.checks.retries;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import lowtide.checks.dsl.CallOutcome;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.Fault;
import lowtide.fakegemini.Gate;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Reply;

/** Makes calls that meet failures, one at a time, and writes down when the agent waits. Made before the agent. */
final class RetriedCalls {

    private static final Duration LONGEST = Duration.ofDays(1);

    private final CheckContext<RetriesAgent> context;

    /** How long the agent has paused while so many requests had reached Gemini. */
    private final Map<Integer, Duration> pauses = new ConcurrentHashMap<>();

    private final AtomicReference<Runnable> duringNextPause = new AtomicReference<>(() -> {});

    RetriedCalls(CheckContext<RetriesAgent> context) {
        this.context = context;
        Consumer<Duration> listener = this::paused;
        context.give("pause", listener);
    }

    private void paused(Duration told) {
        Duration time = told.compareTo(LONGEST) > 0 ? LONGEST : told; // an agent's process can forge what it tells
        pauses.merge(context.gemini().requests().size(), time, Duration::plus);
        duringNextPause.getAndSet(() -> {}).run();
    }

    /** Does this in the next pause, before the agent goes on. */
    void duringNextPause(Runnable task) {
        duringNextPause.set(task);
    }

    /** A call whose first tries fail in these ways. */
    RetriedCall failing(String user, String question, List<Fault> faults) {
        return observed(faults, () -> context.agent().chat(user, question));
    }

    /** A call whose first try takes this long, by the agent's clock, and then fails in this way. */
    RetriedCall failingAfter(Duration time, String user, String question, Fault fault) {
        return observed(List.of(fault), () -> {
            try (Gate gate =
                    context.gemini().hold(request -> request.last().text().equals(question))) {
                CompletableFuture<String> answer = context.session().start(agent -> agent.chat(user, question));
                context.patience()
                        .awaitArrivals(gate, 1, "The call never reached Gemini.", "a request for every call.");
                context.advance(time);
                gate.open();
                return context.patience().await(answer, "The call never came back.", "an answer or an exception.");
            }
        });
    }

    private RetriedCall observed(List<Fault> faults, Supplier<String> call) {
        context.gemini().enqueue(faults.stream().map(Fault::reply).toArray(Reply[]::new));
        int before = context.gemini().requests().size();
        pauses.clear();
        long start = System.nanoTime();
        CallOutcome outcome = CallOutcome.of(call);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        context.gemini().clearScript();
        List<GeminiRequest> all = context.gemini().requests();
        List<Duration> waits = new ArrayList<>();
        for (int i = before; i <= all.size(); i++) {
            waits.add(pauses.getOrDefault(i, Duration.ZERO));
        }
        waits.forEach(context::passed);
        return new RetriedCall(
                "After " + faults.stream().map(Fault::name).collect(Collectors.joining(", ")),
                List.copyOf(all.subList(before, all.size())),
                waits,
                outcome,
                took);
    }
}
