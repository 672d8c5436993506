package lowtide.chat.room;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import lowtide.agent.api.AgentException;
import lowtide.autograder.submission.SourceFile;
import lowtide.chat.agent.AgentResources;
import lowtide.chat.agent.AgentSource;
import lowtide.chat.agent.LiveAgent;
import lowtide.chat.agent.UnusableSourceException;
import lowtide.fakegemini.Account;
import lowtide.fakegemini.FakeGemini;
import lowtide.fakegemini.model.GeminiRequest;

/** Several users who talk to one agent, and everything that the page shows of them. Thread-safe. */
public final class ChatRoom implements AutoCloseable {

    private static final long SEED = 1;
    private static final int MOST_USERS = 8;
    private static final int LONGEST_MESSAGE = 20_000;
    private static final int LINES = 60;

    private final ExecutorService callers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "turn");
        thread.setDaemon(true);
        return thread;
    });
    private final Account account;
    private final LiveAgent agent;
    private final RoomClock clock;
    private final Notices notices;
    private final Turns turns = new Turns();
    private final Wire wire;
    private final Map<String, Map<String, String>> users = new LinkedHashMap<>();
    private Fault fault = Fault.NONE;
    private String problem = "There is no agent yet.";
    private long version;

    /** Without an agent: that is what {@link #load} brings. FakeGemini is not closed with it. */
    public ChatRoom(AgentSource source, FakeGemini gemini, InstantSource machine) {
        Prices prices = Prices.bundled();
        clock = new RoomClock(machine);
        notices = new Notices(machine);
        wire = new Wire(prices);
        account = gemini.open(SEED).keepNewest(LINES).callTools();
        account.hold(request -> {
            arrived(request);
            return false;
        });
        agent = new LiveAgent(
                source, new AgentResources((call, memory) -> tool(call), this::paused, prices.byModel()), account);
    }

    /** Lets the agent of these sources take the place of the one before, or says on the page why it cannot. */
    public void load(List<SourceFile> files) {
        boolean first = state().notices().isEmpty();
        change(() -> problem = "");
        try {
            agent.load(files, clock.now());
            happened(first ? "The agent runs." : "Saved: the new agent runs. What it kept in memory is gone.");
        } catch (UnusableSourceException unusable) {
            change(() -> problem = unusable.getMessage());
            happened("Saved: " + unusable.getMessage());
        }
        refresh();
    }

    /** Ends the agent's process, even during calls, and starts it again over the same data. */
    public void restart() {
        try {
            agent.restart(clock.now());
            change(() -> problem = "");
            happened("Restarted. What the agent kept in memory is gone.");
        } catch (UnusableSourceException unusable) {
            change(() -> problem = unusable.getMessage());
        }
        refresh();
    }

    /**
     * Adds a user.
     *
     * @throws IllegalArgumentException if there are too many
     */
    public synchronized void join(String user) {
        if (users.size() >= MOST_USERS && !users.containsKey(user)) {
            throw new IllegalArgumentException("The page shows at most " + MOST_USERS + " users.");
        }
        users.putIfAbsent(user, Map.of());
        changed();
    }

    /**
     * Sends a message of a user, without waiting for the reply.
     *
     * @return the number of the turn
     * @throws IllegalArgumentException if the message is empty or very long
     * @throws IllegalStateException if too many turns wait for the agent
     */
    public synchronized int say(String user, String message) {
        if (message.isEmpty() || message.length() > LONGEST_MESSAGE) {
            throw new IllegalArgumentException("A message has 1 to " + LONGEST_MESSAGE + " characters.");
        }
        join(user);
        Turn turn = turns.begin(user, message, clock.now());
        wire.begun(turn);
        callers.execute(() -> answer(turn));
        changed();
        return turn.id();
    }

    /** Moves the agent's clock on. */
    public void advance(Duration time) {
        clock.advance(time);
        happened("The clock was moved on by " + inWords(time) + ".");
    }

    /** Switches a fault on, in place of the one before. */
    public synchronized void fault(Fault next) {
        fault = next;
        account.clearScript();
        next.reply().ifPresent(account::always);
        changed();
    }

    /** A request with its messages. */
    public synchronized Optional<WireRequest> request(int number) {
        return wire.requests().stream()
                .filter(request -> request.number() == number)
                .findFirst();
    }

    /** What the page shows now. */
    public synchronized RoomState state() {
        List<WireRequest> requests = wire.requests();
        return new RoomState(
                version,
                agent.source().name(),
                problem,
                notices.all(),
                clock.now(),
                fault,
                users.keySet().stream().map(user -> stateOf(user, requests)).toList(),
                turns.all(),
                requests.stream()
                        .skip(Math.max(0, requests.size() - LINES))
                        .map(RoomState.RequestLine::of)
                        .toList());
    }

    /** Waits until there is something newer than this version, for at most this long. */
    public synchronized RoomState stateAfter(long seen, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        for (long left = limit.toNanos(); version <= seen && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return state();
    }

    @Override
    public void close() {
        callers.shutdownNow();
        try (account) {
            agent.close();
        }
    }

    private void answer(Turn turn) {
        long start = System.nanoTime();
        String error = "";
        try {
            StringBuilder shown = new StringBuilder();
            String reply = agent.chat(turn.user(), turn.message(), clock.now(), text -> {
                shown.append(text);
                Shortened said = Shortened.of(shown.toString());
                change(() -> turns.update(turn.id(), now -> now.saying(said)));
            });
            error = reply == null ? "The agent returned null." : "";
        } catch (AgentException | UnusableSourceException failed) {
            error = failed.getMessage();
        }
        ended(turn, error, (System.nanoTime() - start) / 1_000_000);
        if (!isWaiting(turn.user())) { // an agent may answer what it keeps of a user only between the user's calls
            Map<String, String> says = agent.figures(turn.user());
            change(() -> users.put(turn.user(), says));
        }
    }

    private synchronized void ended(Turn turn, String error, long millis) {
        List<Integer> requests = wire.ended(turn, account.exchanges());
        turns.update(
                turn.id(),
                now -> now.ended(error.isEmpty() ? Turn.Status.ANSWERED : Turn.Status.FAILED, error, millis, requests));
        changed();
    }

    private synchronized boolean isWaiting(String user) {
        return turns.isWaiting(user);
    }

    private void refresh() {
        List<String> names = state().users().stream().map(UserState::name).toList();
        for (String user : names) {
            if (!isWaiting(user)) {
                Map<String, String> says = agent.figures(user);
                change(() -> users.put(user, says));
            }
        }
    }

    private UserState stateOf(String user, List<WireRequest> requests) {
        List<WireRequest> own =
                requests.stream().filter(request -> request.user().equals(user)).toList();
        return new UserState(
                user,
                own.size(),
                own.stream()
                        .flatMap(request -> request.usage().stream())
                        .mapToLong(used -> used.prompt())
                        .sum(),
                own.stream()
                        .flatMap(request -> request.usage().stream())
                        .mapToLong(used -> (long) used.candidates() + used.thoughts())
                        .sum(),
                own.stream().map(WireRequest::dollars).reduce(BigDecimal.ZERO, BigDecimal::add),
                users.get(user));
    }

    private synchronized void arrived(GeminiRequest request) {
        wire.arrived(request);
        changed();
    }

    private void paused(Duration time) {
        clock.advance(time);
        happened("The agent paused for " + inWords(time) + ". The clock was moved on, and nobody waited.");
    }

    private synchronized String tool(ToolExecutionRequest call) {
        if (fault == Fault.TOOL) {
            throw new IllegalStateException("the diary is not available");
        }
        return call.name().equals("search_recipes")
                ? "Soup of lentils: 200 g of lentils, an onion, salt. From a page of the web."
                : "Logged.";
    }

    private synchronized void happened(String text) {
        notices.add(text);
        changed();
    }

    private synchronized void change(Runnable change) {
        change.run();
        changed();
    }

    private void changed() {
        version++;
        notifyAll();
    }

    private static String inWords(Duration time) {
        long seconds = time.toSeconds();
        if (seconds % 86_400 == 0 && seconds > 0) {
            return seconds / 86_400 + " d";
        }
        return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + " min" : time.toMillis() / 1000.0 + " s";
    }
}
