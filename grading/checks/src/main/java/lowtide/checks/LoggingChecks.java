package lowtide.checks;

import static lowtide.checks.RequestAssert.assertThatRequestOf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.concurrent.locks.LockSupport;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.Gate;
import lowtide.fakegemini.Reply;
import lowtide.fakegemini.Usage;
import lowtide.seam.AgentThrew;
import lowtide.seam.Console;
import lowtide.seam.LogEvent;
import lowtide.seam.StageContract;
import lowtide.seam.TokenCountingAgent;

/** Stage 5: every call can be found in the log, and nobody's health data can. */
public class LoggingChecks extends StageChecks<TokenCountingAgent> {

    private static final int LIMIT = 20;
    private static final Duration THINKING = Duration.ofMillis(900);
    private static final int MARKER_BEGINNING = 6; // even a preview of a few characters is somebody's health
    private static final int TURNS_PAST_CAP = 12;
    private static final int FEWEST_PAST_CAP = 19;
    private static final Duration VISIBLE_WAIT = Duration.ofMillis(20);

    public LoggingChecks() {
        super(StageContract.LOGGING);
    }

    @Check("5A")
    void oneEventWithTheFourFieldsPerAnsweredCall() {
        Map<String, String> names = new LinkedHashMap<>();
        String word = lab.word();
        List<Conversation<TokenCountingAgent>> users = Stream.of("1", "2", "3") // alike at both ends, and in length
                .map(digit -> new Conversation<>(lab, word + digit + word)).toList();
        for (int i = 0; i < 3; i++) {
            for (Conversation<TokenCountingAgent> user : users) {
                String name = answeredAndLogged(user);
                String before = names.putIfAbsent(user.userId(), name);
                if (before != null && !before.equals(name)) {
                    throw new CheckFailure("One user was logged under two names.",
                            "user=" + before + " and user=" + name + ".",
                            "the same value for every call of one user.");
                }
            }
        }
        if (names.values().stream().distinct().count() < users.size()) {
            throw new CheckFailure("Different users were logged under the same name.", "The names: " + names.values() + ".",
                    "the id, or a pseudonym that differs between users.");
        }
    }

    @Check("5B")
    void nothingIsPrinted() {
        String user = lab.word();
        String meal = lab.meal();
        lab.session().drainConsole();
        lab.turn(meal, agent -> agent.chat(user, meal));
        printedNothing("an answered call");
        failures().forEach((name, fault) -> {
            lab.gemini().enqueue(fault);
            lab.attempt(agent -> agent.chat(user, lab.meal()));
            printedNothing("a call that failed with " + name);
        });
        useUpTheMinute(user);
        printedNothing("a refused call");
    }

    @Check("5C")
    void noWordOfAMessageOrReplyIsLogged() {
        String user = "user-" + lab.random().nextInt(1_000_000); // no part of a marker
        List<String> markers = new ArrayList<>();
        lab.session().drainLog();
        for (int i = 0; i < 4; i++) {
            String said = lab.word();
            String told = lab.word();
            markers.addAll(List.of(said, told));
            lab.gemini().enqueue(Reply.text(told + " is noted."));
            String message = said + " was my lunch";
            lab.turn(message, agent -> agent.chat(user, message));
        }
        failures().values().forEach(fault -> {
            String said = lab.word();
            markers.add(said);
            lab.gemini().enqueue(fault);
            lab.attempt(agent -> agent.chat(user, said + " was my dinner"));
        });
        String tooLong = lab.word();
        markers.add(tooLong);
        lab.attempt(agent -> agent.chat(user, tooLong.repeat(40_000 / tooLong.length())));
        markers.addAll(useUpTheMinute(user));

        for (LogLine line : drain()) {
            List<String> pieces = line.pieces().map(piece -> piece.toLowerCase(Locale.ROOT)).toList();
            for (String marker : markers) {
                String beginning = marker.substring(0, MARKER_BEGINNING);
                if (pieces.stream().anyMatch(piece -> piece.contains(beginning))) {
                    throw new CheckFailure("\"" + marker + "\", a word of a message or a reply, or its beginning, was in the log: "
                                    + line.describe() + ".",
                            "no part of what people tell the agent, at any level, in text, fields, MDC or exception.");
                }
            }
        }
    }

    @Check("5D")
    void refusedIsWarnAndFailedIsError() {
        String user = lab.word();
        lab.session().drainLog();
        failures().forEach((name, fault) -> {
            lab.gemini().enqueue(fault);
            String what = "A call that Gemini answered with " + name;
            lab.refusal(what, agent -> agent.chat(user, lab.meal()));
            LogLine error = theOnlyOne("ERROR", what);
            if (!error.event().hasException()) {
                throw new CheckFailure(what + " was logged without its exception: " + error.describe() + ".",
                        "the exception attached to the event, so that a reader sees what happened where.");
            }
            outcome(error, "error", what);
        });
        for (int i = 0; i <= LIMIT; i++) {
            lab.session().drainLog();
            if (isRefused(user)) {
                outcome(theOnlyOne("WARN", "A refused call"), "rate_limited", "A refused call");
                return;
            }
        }
        throw new CheckFailure("More than " + LIMIT + " calls within a minute were answered.", "the limit of stage 4.");
    }

    @Check("5E")
    void aUserIdWithALineBreakForgesNothing() {
        for (String lineBreak : List.of("\n", "\r", "\r\n", "\u2028")) {
            String forged = lab.word();
            String id = lab.word() + lineBreak + forged + " INFO user=alice tokens=1 latencyMs=1 outcome=ok";
            lab.session().drainLog();
            String meal = lab.meal();
            lab.turn(meal, agent -> agent.chat(id, meal));
            lab.gemini().enqueue(Reply.overloaded());
            lab.attempt(agent -> agent.chat(id, lab.meal()));
            for (LogLine line : drain()) {
                if (line.pieces().anyMatch(piece -> hasLineThatBegins(piece, forged))) {
                    throw new CheckFailure("A user id with " + Lab.quoted(lineBreak) + " in it began a line of its own in the log: "
                            + line.describe() + ".", "one line an event, whatever a user calls themselves.");
                }
            }
        }
    }

    @Check("5F")
    void aFailedCallLeavesNoOrphanedQuestion() {
        Conversation<TokenCountingAgent> user = new Conversation<>(lab, lab.word());
        failures().forEach((name, fault) -> {
            user.say(lab.meal());
            lab.gemini().enqueue(fault);
            lab.attempt(agent -> agent.chat(user.sameId(), lab.meal()));
            assertThatRequestOf(user.say(lab.meal())).carries(user.upToLastQuestion(),
                    "after a call that failed with " + name
                            + ": all earlier questions and replies, the new question, and no trace of the failed one.");
        });
        lab.advance(Duration.ofMinutes(2));
        for (int i = 0; i < TURNS_PAST_CAP; i++) {
            user.say(lab.meal());
        }
        // The history is full now: a question added and taken back must not have pushed out others.
        failures().values().forEach(fault -> {
            lab.gemini().enqueue(fault);
            lab.attempt(agent -> agent.chat(user.sameId(), lab.meal()));
        });
        assertThatRequestOf(user.say(lab.meal())).carriesTheNewest(FEWEST_PAST_CAP, user.upToLastQuestion());
    }

    /** Looks through the text instead of taking it apart: it may consist of nothing but line breaks. */
    private static boolean hasLineThatBegins(String text, String beginning) {
        for (int at = text.indexOf(beginning); at >= 0; at = text.indexOf(beginning, at + 1)) {
            if (at == 0 || "\r\n\u2028".indexOf(text.charAt(at - 1)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** One call with Gemini thinking for a while; the value of its user field. */
    private String answeredAndLogged(Conversation<TokenCountingAgent> user) {
        lab.session().drainLog();
        String question = lab.meal();
        long start = System.nanoTime();
        CompletableFuture<String> answer;
        try (Gate gate = lab.gemini().hold(request -> true)) {
            answer = lab.session().start(agent -> agent.chat(user.sameId(), question));
            Lab.awaitArrivals(gate, 1, "The call never reached Gemini.", "a request for every call.");
            lab.advance(THINKING);
            waitVisibly();
        }
        Turn turn = lab.answered(question, Lab.await(answer, "The call was never answered.", "an answer once Gemini gives one."));
        long passed = Math.max(THINKING.toMillis(), Duration.ofNanos(System.nanoTime() - start).toMillis() + 1);

        List<LogLine> lines = drain();
        List<LogLine> complete = lines.stream().filter(LogLine::hasAllFields).toList();
        List<LogLine> ok = complete.stream().filter(line -> line.field("outcome").orElse("").equals("ok")).toList();
        if (complete.isEmpty() || ok.size() > 1) {
            throw new CheckFailure(
                    "An answered call was logged in " + ok.size() + " events with all of user, tokens, latencyMs and outcome=ok"
                            + (lines.isEmpty() ? "; nothing was logged at all." : "; the log: " + lines.get(0).describe() + "."),
                    "exactly one. Fields are SLF4J key-value pairs, MDC entries or key=value in the text.");
        }
        LogLine line = ok.isEmpty() ? complete.get(0) : ok.get(0);
        if (!line.isAt("INFO")) {
            throw new CheckFailure("An answered call was logged at " + line.event().level() + ".", "INFO.");
        }
        outcome(line, "ok", "An answered call");
        tokens(line, turn);
        latency(line, passed);
        return line.field("user").orElseThrow();
    }

    /** Lets a little of the wall clock's time pass too: an agent may measure by either. */
    private static void waitVisibly() {
        long end = System.nanoTime() + VISIBLE_WAIT.toNanos();
        for (long left = VISIBLE_WAIT.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void tokens(LogLine line, Turn turn) {
        int reported = lab.gemini().exchanges().stream()
                .filter(exchange -> exchange.request().index() == turn.request().index())
                .map(Exchange::usage).flatMap(usage -> usage.stream()).mapToInt(Usage::total).sum();
        String logged = line.field("tokens").orElseThrow();
        if (!logged.equals(String.valueOf(reported))) {
            throw new CheckFailure("Gemini reported " + reported + " tokens for a call that was logged with tokens=" + Quotation.of(logged) + ".",
                    "what Gemini reported for that call.");
        }
    }

    private static void latency(LogLine line, long passed) {
        String logged = line.field("latencyMs").orElseThrow();
        if (!logged.matches("\\d{1,18}")) {
            throw new CheckFailure("A call was logged with a latencyMs that is no whole number.", "latencyMs=" + logged + ".",
                    "whole milliseconds.");
        }
        long millis = Long.parseLong(logged);
        if (millis > passed || millis < 1) {
            throw new CheckFailure("A call was logged with a latencyMs " + (millis < 1 ? "below 1." : "longer than it can have taken."),
                    "It took between " + VISIBLE_WAIT.toMillis() + " and " + passed + " ms; latencyMs=" + logged + ".",
                    "milliseconds, by the wall clock or the injected one.");
        }
    }

    private static void outcome(LogLine line, String expected, String what) {
        String logged = line.field("outcome").orElse("(none)");
        if (!logged.equals(expected)) {
            throw new CheckFailure(what + " was logged with outcome=" + Quotation.of(logged) + ": " + line.describe() + ".", "outcome=" + expected + ".");
        }
    }

    /** The only event at this level; and no event at all above it. */
    private LogLine theOnlyOne(String level, String what) {
        List<LogLine> lines = drain();
        List<LogLine> wanted = lines.stream().filter(line -> line.isAt(level)).toList();
        long errors = lines.stream().filter(line -> line.isAt("ERROR")).count();
        if (wanted.size() != 1 || level.equals("WARN") && errors > 0) {
            throw new CheckFailure(what + " was logged in " + wanted.size() + " " + level + " events"
                            + (level.equals("ERROR") ? "." : " and " + errors + " ERROR events."),
                    "one " + level + " event" + (level.equals("ERROR") ? "." : " and no ERROR: nothing is broken."));
        }
        return wanted.get(0);
    }

    private List<LogLine> drain() {
        List<LogEvent> events = lab.session().drainLog();
        if (events.stream().anyMatch(LogEvent::isGap)) {
            throw new CheckFailure("More was logged than anybody can read, so that the log had to be cut.",
                    "one event of one line a call, or a few more.");
        }
        return events.stream().map(LogLine::new).toList();
    }

    private void printedNothing(String after) {
        Console console = lab.session().drainConsole();
        if (console.bytes() > 0) {
            throw new CheckFailure("During " + after + " the agent printed " + Lab.quoted(console.text()) + ".",
                    "nothing on System.out or System.err: that is what the log is for.");
        }
    }

    /** More calls than a minute allows; the messages' made-up words, the refused ones' too. */
    private List<String> useUpTheMinute(String user) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i <= LIMIT; i++) {
            String word = lab.word();
            words.add(word);
            lab.attempt(agent -> agent.chat(user, word + " was my breakfast"));
        }
        return words;
    }

    private boolean isRefused(String user) {
        try {
            lab.agent().chat(user, lab.meal());
            return false;
        } catch (AgentThrew refusal) {
            if (!refusal.is("lowtide.logging.RateLimitExceededException")) {
                throw new CheckFailure("A call beyond the limit ended in " + Lab.described(refusal) + ".",
                        "a lowtide.logging.RateLimitExceededException, as in stage 4.");
            }
            return true;
        }
    }

    /** The ways in which a call fails at Gemini, as a caller meets them. */
    private static Map<String, Reply> failures() {
        Map<String, Reply> failures = new LinkedHashMap<>();
        failures.put("503 (overloaded)", Reply.overloaded());
        failures.put("a blocked prompt", Reply.blockedPrompt());
        failures.put("a reset connection", Reply.connectionReset());
        failures.put("429 (quota)", Reply.quotaExceeded());
        return failures;
    }
}
