package lowtide.chat.room;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import lowtide.agent.api.AgentException;
import lowtide.agent.api.telemetry.RecordedSpan;
import lowtide.autograder.submission.SourceFile;
import lowtide.chat.agent.AgentResources;
import lowtide.chat.agent.AgentSource;
import lowtide.chat.agent.LiveAgent;
import lowtide.chat.agent.UnusableSourceException;
import lowtide.chat.gemini.Backend;
import lowtide.chat.turn.Shortened;
import lowtide.chat.turn.Traces;
import lowtide.chat.turn.Turn;
import lowtide.chat.turn.Turns;
import lowtide.chat.wire.Prices;
import lowtide.chat.wire.RequestDetail;
import lowtide.chat.wire.Wire;
import lowtide.chat.wire.WireRequest;
import lowtide.fakegemini.RawExchange;
import lowtide.fakegemini.model.GeminiRequest;

/** Several users who talk to one agent, and everything that the page shows of them. Thread-safe. */
public final class ChatRoom implements AutoCloseable {

    private static final int MAX_USERS = 8;
    private static final int LINES = 60;

    /** As the stages that limit calls say. */
    private static final int CALLS_A_MINUTE = 20;

    private final ExecutorService callers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "turn");
        thread.setDaemon(true);
        return thread;
    });
    private final Backend gemini;
    private final LiveAgent agent;
    private final RoomClock clock;
    private final Changes changes = new Changes();
    private final Notices notices;
    private final Turns turns = new Turns();
    private final Wire wire;
    private final Traces traces = new Traces();
    private final Map<String, Map<String, String>> users = new LinkedHashMap<>();
    private final FaultSwitch faults;
    private String problem = "There is no agent yet.";

    /** Without an agent: that is what {@link #load} brings. Gemini is closed with it. */
    public ChatRoom(AgentSource source, Backend gemini, InstantSource machine) {
        this.gemini = gemini;
        Prices prices = Prices.bundled();
        clock = new RoomClock(machine);
        notices = new Notices(machine);
        wire = new Wire(prices);
        faults = new FaultSwitch(gemini.fake());
        gemini.listen(this::arrived);
        agent = LiveAgent.of(
                source,
                new AgentResources((call, memory) -> faults.tool(call), this::paused, prices.forAgents()),
                gemini.access());
    }

    /** Lets the agent of these sources take the place of the one before, or says on the page why it cannot. */
    public void load(List<SourceFile> files) {
        boolean first = state().notices().isEmpty();
        replace(
                () -> agent.load(files, clock.now()),
                first ? "The agent runs." : "Saved: the new agent runs. What it kept in memory is gone.");
    }

    /** Ends the agent's process, even during calls, and starts it again over the same data. */
    public void restart() {
        replace(() -> agent.restart(clock.now()), "Restarted. What the agent kept in memory is gone.");
    }

    /**
     * Adds a user.
     *
     * @throws IllegalArgumentException if there are too many
     */
    public synchronized void join(String user) {
        if (users.size() >= MAX_USERS && !users.containsKey(user)) {
            throw new IllegalArgumentException("The page shows at most " + MAX_USERS + " users.");
        }
        users.putIfAbsent(user, Map.of());
        changes.add();
    }

    /**
     * Sends a message of a user, without waiting for the reply.
     *
     * @return the number of the turn
     * @throws IllegalArgumentException if the message is empty or very long
     * @throws IllegalStateException if too many turns wait for the agent
     */
    public synchronized int say(String user, String message) {
        join(user);
        Turn turn = turns.begin(user, message, clock.now());
        wire.begun(turn);
        callers.execute(() -> answer(turn));
        changes.add();
        return turn.id();
    }

    /** Moves the agent's clock on. */
    public void advance(Duration time) {
        clock.advance(time);
        happened("The clock was moved on by " + Notices.inWords(time) + ".");
    }

    /** Switches a fault on, in place of the one before. */
    public synchronized void fault(Fault next) {
        faults.to(next);
        changes.add();
    }

    /** All requests that are kept, oldest first. */
    public synchronized List<WireRequest> requests() {
        return wire.requests();
    }

    /** One request; empty if it is not kept any more. */
    public synchronized Optional<RequestDetail> request(int number) {
        return wire.request(number, gemini.raw(number));
    }

    /** The bodies of a request and its response; empty if they are not kept any more. */
    public Optional<RawExchange> raw(int number) {
        return gemini.raw(number);
    }

    /** What the page shows now. */
    public synchronized RoomState state() {
        return new RoomState(
                changes.version(),
                gemini.fake().isEmpty(),
                agent.source().name(),
                problem,
                notices.all(),
                clock.now(),
                faults.on(),
                users.keySet().stream().map(this::stateOf).toList(),
                turns.all(),
                wire.newest(LINES).stream().map(RoomState.RequestLine::of).toList());
    }

    /** Waits until there is something newer than this version, for at most this long. */
    public RoomState stateAfter(long seen, Duration limit) throws InterruptedException {
        changes.awaitMoreThan(seen, limit);
        return state();
    }

    @Override
    public void close() {
        callers.shutdownNow();
        try (gemini) {
            agent.close();
        }
    }

    private void replace(Runnable replacement, String success) {
        try {
            replacement.run();
            change(() -> problem = "");
            happened(success);
        } catch (UnusableSourceException unusable) {
            change(() -> problem = unusable.getMessage());
            happened("The agent that was saved does not run.");
        }
        state().users().forEach(user -> refresh(user.name()));
    }

    private void answer(Turn turn) {
        long start = System.nanoTime();
        String error = "";
        try {
            StringBuilder shown = new StringBuilder();
            agent.setTime(clock.now());
            Optional<String> reply = agent.chat(turn.user(), turn.message(), text -> {
                shown.append(text);
                change(() -> turns.update(turn.id(), now -> now.saying(Shortened.of(shown.toString()))));
            });
            error = reply.isEmpty() ? "The agent returned null." : "";
        } catch (RuntimeException failed) {
            boolean isTheAgents = failed instanceof AgentException || failed instanceof UnusableSourceException;
            error = isTheAgents ? failed.getMessage() : failed.toString();
        }
        ended(turn, error, (System.nanoTime() - start) / 1_000_000);
        refresh(turn.user());
    }

    private void ended(Turn turn, String error, long millis) {
        List<RecordedSpan> spans = agent.drainSpans();
        change(() -> {
            List<Integer> requests = wire.ended(turn, gemini.exchanges());
            Turn.Status status = error.isEmpty() ? Turn.Status.ANSWERED : Turn.Status.FAILED;
            turns.update(turn.id(), now -> now.ended(status, error, millis, requests, traces.ended(spans)));
        });
    }

    /** Asks the agent about a user, but not during the user's calls: an agent may answer only between them. */
    private void refresh(String user) {
        synchronized (this) {
            if (turns.isWaiting(user)) {
                return;
            }
        }
        Map<String, String> says = agent.figures(user);
        change(() -> users.put(user, says));
    }

    private UserState stateOf(String user) {
        OptionalInt left = agent.limitsCalls()
                ? OptionalInt.of(Math.max(
                        0, CALLS_A_MINUTE - turns.madeSince(user, clock.now().minusSeconds(60))))
                : OptionalInt.empty();
        return new UserState(user, wire.totals(user), users.get(user), left);
    }

    private synchronized void arrived(GeminiRequest request) {
        wire.arrived(request);
        changes.add();
    }

    private void paused(Duration time) {
        clock.advance(time);
        happened("The agent paused for " + Notices.inWords(time) + ". The clock was moved on, and nobody waited.");
    }

    private synchronized void happened(String text) {
        notices.add(text);
        changes.add();
    }

    private synchronized void change(Runnable change) {
        change.run();
        changes.add();
    }
}
