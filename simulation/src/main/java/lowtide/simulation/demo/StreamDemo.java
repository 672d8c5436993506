package lowtide.simulation.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import lowtide.broken.demo.Screen;
import lowtide.fakegemini.Account;
import lowtide.fakegemini.FakeGemini;
import lowtide.fakegemini.Gate;
import lowtide.fakegemini.StreamReplies;
import lowtide.simulation.agent.AgentSource;
import lowtide.simulation.agent.CompiledAgent;
import lowtide.simulation.agent.RunningAgent;

/**
 * Shows when a caller of two agents reads a reply, and what Gemini writes for a caller who has left. The seconds are those
 * of the demo, which lets Gemini write a piece when a few of them have passed. Not thread-safe.
 */
final class StreamDemo {

    private static final long SEED = 1;
    private static final int SECONDS = 6; // for a piece
    private static final List<String> DAYS =
            List.of("Monday: soup. ", "Tuesday: rice. ", "Wednesday: beans. ", "Thursday: fish. ", "Friday: pizza.");

    /** When the caller leaves. */
    private static final int ENOUGH = 2;

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** How long an agent may take that has something to pass on; real time. */
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Screen screen;
    private final FakeGemini gemini;

    StreamDemo(Screen screen, FakeGemini gemini) {
        this.screen = screen;
        this.gemini = gemini;
    }

    void show(AgentSource student, AgentSource solution) {
        screen.say("Alice asks for a plan for five days. Gemini writes a day in %d seconds.", SECONDS);
        screen.empty();
        row(
                "seconds",
                IntStream.rangeClosed(1, DAYS.size())
                        .map(day -> day * SECONDS)
                        .boxed()
                        .toList());
        row(
                "days Gemini has written",
                IntStream.rangeClosed(1, DAYS.size()).boxed().toList());
        row("days Alice can read, " + student.name(), read(student));
        row("days Alice can read, " + solution.name(), read(solution));
        screen.empty();
        screen.say("Next time, Alice leaves when she has read %d days. Gemini writes:", ENOUGH);
        screen.empty();
        row("days for " + student.name(), List.of(writtenForNobody(student)));
        row("days for " + solution.name(), List.of(writtenForNobody(solution)));
    }

    private void row(String name, List<Integer> figures) {
        screen.row(
                "%-44s%s",
                name, String.join("", figures.stream().map("%5d"::formatted).toList()));
    }

    /** How many days can be read each time that Gemini has written one. */
    private List<Integer> read(AgentSource source) {
        List<Integer> read = new ArrayList<>();
        run(source, day -> {}, (stream, reader) -> {
            for (int day = 1; day <= DAYS.size(); day++) {
                stream.get(day - 1).open();
                if (day == DAYS.size()) {
                    stream.get(day).open();
                }
                reader.await(day);
                read.add(reader.days());
            }
        });
        return read;
    }

    private int writtenForNobody(AgentSource source) {
        List<Integer> written = new ArrayList<>();
        Consumer<Integer> leaving = day -> {
            if (day >= ENOUGH) {
                throw new IllegalStateException("Alice has left.");
            }
        };
        run(source, leaving, (stream, reader) -> {
            boolean isWriting = true;
            for (int day = 1; isWriting && day <= DAYS.size(); day++) {
                stream.get(day - 1).open();
                written.add(day);
                isWriting = stream.get(day).awaitArrivals(1, LIMIT)
                        && !stream.get(day).awaitHangUps(1, day < ENOUGH ? Duration.ZERO : MOMENT);
            }
            stream.forEach(Gate::open);
        });
        return written.get(written.size() - 1);
    }

    private void run(AgentSource source, Consumer<Integer> onDay, Course course) {
        try (Account account = gemini.open(SEED);
                CompiledAgent compiled = CompiledAgent.of(source);
                RunningAgent agent = RunningAgent.start(compiled, account)) {
            account.enqueue(StreamReplies.pieces(DAYS.toArray(String[]::new)));
            List<Gate> stream = IntStream.rangeClosed(0, DAYS.size())
                    .mapToObj(sent -> account.holdStream(request -> true, sent))
                    .toList();
            Reader reader = new Reader(onDay);
            CompletableFuture<Void> call = agent.stream("alice", "What shall I eat this week?", reader);
            course.run(stream, reader);
            call.handle((result, failure) -> null).join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What Gemini and the caller do meanwhile. */
    private interface Course {
        void run(List<Gate> stream, Reader reader) throws InterruptedException;
    }

    /** What Alice sees. Thread-safe. */
    private static final class Reader implements Consumer<String> {

        private final Consumer<Integer> onDay;
        private String text = "";

        Reader(Consumer<Integer> onDay) {
            this.onDay = onDay;
        }

        @Override
        public void accept(String piece) {
            synchronized (this) {
                text += piece;
                notifyAll();
            }
            onDay.accept(days());
        }

        synchronized int days() {
            return (int) DAYS.stream().filter(text::contains).count();
        }

        /** Waits a moment for so many days. */
        synchronized void await(int days) throws InterruptedException {
            long end = System.nanoTime() + MOMENT.toNanos();
            for (long left = MOMENT.toNanos(); days() < days && left > 0; left = end - System.nanoTime()) {
                wait(left / 1_000_000 + 1);
            }
        }
    }
}
