package lowtide.broken.demo;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.Replies;

/** Shows the stack trace that a caller gets after one 503, and the unanswered question in the next request. */
final class NoErrorHandling implements ProblemDemo {

    private static final int FRAMES_SHOWN = 3;

    @Override
    public String title() {
        return "No error handling";
    }

    @Override
    public Optional<String> reasonToSkipOnline() {
        return Optional.of("it needs a simulated failure");
    }

    @Override
    public void show(DemoSession session) {
        Screen screen = session.screen();
        session.fake().enqueue(Replies.overloaded());
        screen.say("Bob asks \"What did I eat?\". Gemini is overloaded once and answers 503. (The client's own retries "
                + "are off: they would only delay the failure.) Bob gets:");
        screen.empty();
        List<Exchange> exchanges = session.exchangesOf(() -> {
            try {
                session.chat("What did I eat?");
            } catch (RuntimeException e) {
                showTrace(screen, e);
            }
            session.chat("What did I do?");
        });
        screen.empty();
        screen.say("Bob asks something else. The next request carries two questions; the first was never answered:");
        screen.empty();
        exchanges
                .get(1)
                .request()
                .contents()
                .forEach(content -> screen.spoken(content.isUser() ? "user" : "model", content.text()));
    }

    /** Prints the stack trace in the format of {@code printStackTrace}, without most of its frames. */
    private static void showTrace(Screen screen, Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        int frames = 0;
        int omitted = 0;
        for (String line : trace.toString().lines().toList()) {
            boolean frame = line.startsWith("\tat ");
            if (!frame && frames == 0) {
                screen.indented(line);
            } else if (frame && (frames++ < FRAMES_SHOWN || line.contains("WellnessAgent"))) {
                screen.row("%s", line.replace("\t", "    "));
            } else {
                omitted++;
            }
        }
        screen.row("    ... and %d more lines", omitted);
    }
}
