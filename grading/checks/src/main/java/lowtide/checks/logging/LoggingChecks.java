package lowtide.checks.logging;

import static lowtide.checks.dsl.RequestAssert.assertThatRequestOf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lowtide.agent.api.AgentThrew;
import lowtide.agent.api.ConsoleOutput;
import lowtide.agent.api.LogEvent;
import lowtide.checks.GradedCheck;
import lowtide.checks.StageChecks;
import lowtide.checks.StageSuite;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.Conversation;
import lowtide.checks.dsl.Redactor;
import lowtide.checks.dsl.Turn;
import lowtide.checks.dsl.UserIds;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.Gate;
import lowtide.fakegemini.Replies;
import lowtide.fakegemini.model.Reply;
import lowtide.fakegemini.model.Usage;

/** Stage 5: every call can be found in the log, and nobody's health data can. */
@StageSuite("05-logging")
public class LoggingChecks extends StageChecks<LoggingAgent> {

    private static final int LIMIT = 20;
    private static final Duration THINKING = Duration.ofMillis(900);
    private static final int TELLING = 5; // letters: even a preview of a few is somebody's health
    private static final int TURNS_PAST_CAP = 12;
    private static final int FEWEST_PAST_CAP = 19;
    private static final Duration VISIBLE_WAIT = Duration.ofMillis(20);
    private static final Duration LATE_EVENT = Duration.ofMillis(500);
    private static final Duration LOOK = Duration.ofMillis(5);

    public LoggingChecks() {
        super(LoggingAgent.CONTRACT);
    }

    @GradedCheck("5A")
    void oneEventWithTheFourFieldsPerAnsweredCall() {
        Map<String, String> names = new LinkedHashMap<>();
        String word = context.word();
        Stream<String> alikeAtBothEnds = Stream.of("1", "2", "3").map(digit -> word + digit + word);
        Stream<String> lookalikes =
                UserIds.lookalikes(word).stream().filter(id -> !id.endsWith(" ")); // text does not show it
        List<Conversation<LoggingAgent>> users = Stream.concat(alikeAtBothEnds, lookalikes)
                .map(id -> new Conversation<>(context, id))
                .toList();
        for (int i = 0; i < 2; i++) {
            for (Conversation<LoggingAgent> user : users) {
                String name = answeredAndLogged(user);
                String before = names.putIfAbsent(user.userId(), name);
                if (before != null && !before.equals(name)) {
                    throw new CheckFailure(
                            "One user was logged under two names.",
                            "user=" + before + " and user=" + name + ".",
                            "the same value for every call of one user.");
                }
            }
        }
        if (names.values().stream().distinct().count() < users.size()) {
            throw new CheckFailure(
                    "Different users were logged under the same name.",
                    "The names: " + names.values() + ".",
                    "the id, or a pseudonym that differs between users.");
        }
    }

    @GradedCheck("5B")
    void nothingIsPrinted() {
        String user = context.word();
        String meal = context.meal();
        context.session().drainConsole();
        context.turn(meal, agent -> agent.chat(user, meal));
        printedNothing("an answered call");
        failures().forEach((name, fault) -> {
            context.gemini().enqueue(fault);
            context.attempt(agent -> agent.chat(user, context.meal()));
            printedNothing("a call that failed with " + name);
        });
        useUpTheMinute(user, context.meal());
        printedNothing("a refused call");
        context.agent().historySize(user);
        context.agent().tokensUsed(user);
        context.agent().estimateTokens(List.of());
        printedNothing("a call of historySize, tokensUsed or estimateTokens");
    }

    @GradedCheck("5C")
    void noWordOfAMessageOrReplyIsLogged() {
        String user = "user-" + context.random().nextInt(1_000_000); // no part of a marker
        String said = marker();
        String told = marker();
        String message = said + " was lunch, with " + said + " and " + said;
        context.session().drainLog();
        for (int i = 0; i < 4; i++) {
            String question = said + " was lunch " + i + ", with " + said;
            context.gemini().enqueue(Replies.text(told + " is noted, and " + told + " too: " + told));
            context.turn(question, agent -> agent.chat(user, question));
        }
        failures().values().forEach(fault -> {
            context.gemini().enqueue(fault);
            context.attempt(agent -> agent.chat(user, message));
        });
        context.attempt(agent -> agent.chat(user, said.repeat(40_000 / said.length())));
        context.attempt(agent -> agent.chat(null, message));
        useUpTheMinute(user, message);

        for (LogLine line : drain()) {
            line.pieces()
                    .filter(piece -> holdsLettersOf(said, piece) || holdsLettersOf(told, piece))
                    .findFirst()
                    .ifPresent(piece -> {
                        throw new CheckFailure(
                                "\""
                                        + (holdsLettersOf(said, piece)
                                                ? said + "\", a word of a message"
                                                : told + "\", a word of a reply")
                                        + ", or " + TELLING + " letters of it, was in the log, in "
                                        + LogLine.quoted(piece) + " of " + line.describe() + ".",
                                "no part of what people tell the agent, at any level, in text, fields, MDC, markers, thread name or exception.");
                    });
        }
    }

    @GradedCheck("5D")
    void refusedIsWarnAndFailedIsError() {
        String user = context.word();
        context.session().drainLog();
        failures().forEach((name, fault) -> {
            context.gemini().enqueue(fault);
            String what = "A call that Gemini answered with " + name;
            int before = context.gemini().requests().size();
            AgentThrew threw = context.refusal(what, agent -> agent.chat(user, context.meal()));
            if (context.gemini().requests().size() == before) {
                throw new CheckFailure(
                        "A call failed and had never reached Gemini: " + CheckContext.described(threw) + ".",
                        "a request for every call.");
            }
            LogLine error = theOnlyOne("ERROR", what);
            if (!shows(error, threw)) {
                throw new CheckFailure(
                        what + " was logged without its exception: " + error.describe() + "; it threw "
                                + CheckContext.described(threw) + ".",
                        "the exception attached to the event, so that a reader sees what happened where.");
            }
            outcome(error, "error", what);
        });
        for (int answered = 0; !isRefused(user); answered++) {
            if (answered == LIMIT) {
                throw new CheckFailure(
                        "More than " + LIMIT + " calls within a minute were answered.", "the limit of stage 4.");
            }
            context.session().drainLog();
        }
        drainUntil(line -> line.isAt("WARN")); // by then all that belongs to the answered calls has been logged too
        String what = "A refused call";
        context.refusal(what, agent -> agent.chat(user, context.meal()));
        outcome(theOnlyOne("WARN", what), "rate_limited", what);
    }

    @GradedCheck("5E")
    void aUserIdWithALineBreakForgesNothing() {
        for (String lineBreak : List.of("\n", "\r", "\r\n", "\u2028")) {
            String forged = context.word();
            String real = context.word();
            String id = real + lineBreak + forged + " INFO user=alice tokens=1 latencyMs=1 outcome=ok";
            context.session().drainLog();
            String meal = context.meal();
            context.turn(meal, agent -> agent.chat(id, meal));
            context.gemini().enqueue(Replies.overloaded());
            context.attempt(agent -> agent.chat(id, context.meal()));
            if (lineBreak.equals("\u2028")) { // one of them is enough
                useUpTheMinute(id, context.meal());
            }
            for (LogLine line : drain()) {
                line.pieces()
                        .filter(piece -> hasLineBreakBetween(real, forged, piece))
                        .findFirst()
                        .ifPresent(piece -> {
                            throw new CheckFailure(
                                    "A user id with " + CheckContext.quoted(lineBreak)
                                            + " in it began a line of its own in the log, in " + LogLine.quoted(piece)
                                            + " of " + line.describe() + ".",
                                    "one line an event, whatever a user calls themselves.");
                        });
            }
        }
    }

    @GradedCheck("5F")
    void aFailedCallLeavesNoOrphanedQuestion() {
        Conversation<LoggingAgent> user = new Conversation<>(context, context.word());
        failures().forEach((name, fault) -> {
            user.say(context.meal());
            context.gemini().enqueue(fault);
            String food = context.word();
            context.attempt(agent -> agent.chat(user.sameId(), "I ate a " + food));
            String expected = "after a call that failed with " + name
                    + ": all earlier questions and replies, the new question, and no trace of the failed one.";
            assertThatRequestOf(user.say(context.meal()))
                    .carries(user.upToLastQuestion(), expected)
                    .holdsNoneOf(List.of(food), "the failed question", expected);
        });
        context.advance(Duration.ofMinutes(2));
        for (int i = 0; i < TURNS_PAST_CAP; i++) {
            user.say(context.meal());
        }
        // The history is full now: a question added and taken back must not have pushed out others.
        failures().values().forEach(fault -> {
            context.gemini().enqueue(fault);
            context.attempt(agent -> agent.chat(user.sameId(), context.meal()));
        });
        assertThatRequestOf(user.say(context.meal())).carriesTheNewest(FEWEST_PAST_CAP, user.upToLastQuestion());
    }

    /** A word whose letters stand together in no name of a class, in no hash in hex and in nothing that is said to the agent. */
    private String marker() {
        List<String> letters = new ArrayList<>(List.of("j", "k", "q", "v", "w", "x", "z"));
        Collections.shuffle(letters, context.random());
        return String.join("", letters);
    }

    /** Whether some letters of this word stand together in the text, in small or in capital letters. */
    private static boolean holdsLettersOf(String word, String text) {
        return IntStream.rangeClosed(0, word.length() - TELLING)
                .mapToObj(i -> word.substring(i, i + TELLING))
                .anyMatch(letters -> text.contains(letters) || text.contains(letters.toUpperCase(Locale.ROOT)));
    }

    /** Whether the second word begins a line of this text, or stands in a later line than the first one before it. */
    private static boolean hasLineBreakBetween(String first, String second, String text) {
        for (int at = text.indexOf(second); at >= 0; at = text.indexOf(second, at + 1)) {
            String between = text.substring(Math.max(0, text.lastIndexOf(first, at)), at);
            if (between.isEmpty() || between.chars().anyMatch(c -> "\r\n\u2028".indexOf(c) >= 0)) {
                return true;
            }
        }
        return false;
    }

    /** One call with Gemini thinking for a while; the value of its user field. */
    private String answeredAndLogged(Conversation<LoggingAgent> user) {
        context.session().drainLog();
        String question = context.meal();
        long start = System.nanoTime();
        CompletableFuture<String> answer;
        try (Gate gate = context.gemini().hold(request -> true)) {
            answer = context.session().start(agent -> agent.chat(user.sameId(), question));
            CheckContext.awaitArrivals(gate, 1, "The call never reached Gemini.", "a request for every call.");
            context.advance(THINKING);
            waitVisibly();
        }
        Turn turn = context.answered(
                question,
                CheckContext.await(answer, "The call was never answered.", "an answer once Gemini gives one."));
        long passed = Math.max(
                THINKING.toMillis(), Duration.ofNanos(System.nanoTime() - start).toMillis() + 1);

        List<LogLine> lines = drainUntil(LogLine::hasAllFields);
        List<LogLine> complete = lines.stream().filter(LogLine::hasAllFields).toList();
        List<LogLine> ok = complete.stream()
                .filter(line -> line.field("outcome").orElse("").equals("ok"))
                .toList();
        if (complete.isEmpty() || ok.size() > 1) {
            throw new CheckFailure(
                    "An answered call was logged in " + ok.size()
                            + " events with all of user, tokens, latencyMs and outcome=ok"
                            + (lines.isEmpty()
                                    ? "; nothing was logged at all."
                                    : "; the log: " + lines.get(0).describe() + "."),
                    "exactly one. Fields are SLF4J key-value pairs, MDC entries or key=value in the text.");
        }
        LogLine line = ok.isEmpty() ? complete.get(0) : ok.get(0);
        if (!line.isAt("INFO")) {
            throw new CheckFailure(
                    "An answered call was logged at " + line.event().level() + ".", "INFO.");
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
        int reported = context.gemini().exchanges().stream()
                .filter(exchange -> exchange.request().index() == turn.request().index())
                .map(Exchange::usage)
                .flatMap(usage -> usage.stream())
                .mapToInt(Usage::total)
                .sum();
        String logged = line.field("tokens").orElseThrow();
        if (!logged.equals(String.valueOf(reported))) {
            throw new CheckFailure(
                    "Gemini reported " + reported + " tokens for a call that was logged with tokens="
                            + Redactor.of(logged) + ".",
                    "what Gemini reported for that call.");
        }
    }

    private static void latency(LogLine line, long passed) {
        String logged = line.field("latencyMs").orElseThrow();
        if (!logged.matches("\\d{1,18}")) {
            throw new CheckFailure(
                    "A call was logged with a latencyMs that is no whole number.",
                    "latencyMs=" + logged + ".",
                    "whole milliseconds.");
        }
        long millis = Long.parseLong(logged);
        if (millis > passed || millis < VISIBLE_WAIT.toMillis() / 2) {
            throw new CheckFailure(
                    "A call was logged with a latencyMs " + (millis > passed ? "longer" : "shorter")
                            + " than it can have taken.",
                    "It took between " + VISIBLE_WAIT.toMillis() + " and " + passed + " ms; latencyMs=" + logged + ".",
                    "milliseconds, by the wall clock or the injected one.");
        }
    }

    private static void outcome(LogLine line, String expected, String what) {
        String logged = line.field("outcome").orElse("(none)");
        if (!logged.equals(expected)) {
            throw new CheckFailure(
                    what + " was logged with outcome=" + Redactor.of(logged) + ": " + line.describe() + ".",
                    "outcome=" + expected + ".");
        }
    }

    /** Whether the event has an exception attached that a reader knows this one by: by its class, or by that of its cause. */
    private static boolean shows(LogLine line, AgentThrew threw) {
        String exception = line.event().exception();
        String cause = threw.thrown().cause();
        return exception.contains(threw.thrown().types().get(0))
                || !cause.isEmpty() && exception.contains(cause.split(":", 2)[0]);
    }

    /** The only event at this level; no event at all above it, and none that says all went well. */
    private LogLine theOnlyOne(String level, String what) {
        List<LogLine> lines = drainUntil(line -> line.isAt(level));
        List<LogLine> wanted = lines.stream().filter(line -> line.isAt(level)).toList();
        long errors = lines.stream().filter(line -> line.isAt("ERROR")).count();
        if (wanted.size() != 1 || level.equals("WARN") && errors > 0) {
            throw new CheckFailure(
                    what + " was logged in " + wanted.size() + " " + level + " events"
                            + (level.equals("ERROR") ? "." : " and " + errors + " ERROR events."),
                    "one " + level + " event" + (level.equals("ERROR") ? "." : " and no ERROR: nothing is broken."));
        }
        lines.stream()
                .filter(line -> line.field("outcome").orElse("").equals("ok"))
                .findFirst()
                .ifPresent(line -> {
                    throw new CheckFailure(
                            what + " was also logged with outcome=ok: " + line.describe() + ".",
                            "outcome=ok for answered calls alone.");
                });
        return wanted.get(0);
    }

    /** What was logged, as soon as the wanted event is there: an agent may log on a thread of its own. */
    private List<LogLine> drainUntil(Predicate<LogLine> wanted) {
        List<LogLine> lines = new ArrayList<>(drain());
        long end = System.nanoTime() + LATE_EVENT.toNanos();
        while (lines.stream().noneMatch(wanted) && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(LOOK.toNanos());
            lines.addAll(drain());
        }
        return lines;
    }

    private List<LogLine> drain() {
        List<LogEvent> events = context.session().drainLog();
        if (events.stream().anyMatch(LogEvent::isGap)) {
            throw new CheckFailure(
                    "More was logged than anybody can read, so that the log had to be cut.",
                    "one event of one line a call, or a few more.");
        }
        return events.stream().map(LogLine::new).toList();
    }

    private void printedNothing(String after) {
        ConsoleOutput console = context.session().drainConsole();
        if (console.bytes() > 0) {
            throw new CheckFailure(
                    "During " + after + " the agent printed " + CheckContext.quoted(console.text()) + ".",
                    "nothing on System.out or System.err: that is what the log is for.");
        }
    }

    /** More calls than a minute allows. */
    private void useUpTheMinute(String user, String message) {
        for (int i = 0; i <= LIMIT; i++) {
            context.attempt(agent -> agent.chat(user, message));
        }
    }

    private boolean isRefused(String user) {
        try {
            context.agent().chat(user, context.meal());
            return false;
        } catch (AgentThrew refusal) {
            if (!refusal.is("lowtide.logging.RateLimitExceededException")) {
                throw new CheckFailure(
                        "A call beyond the limit ended in " + CheckContext.described(refusal) + ".",
                        "a lowtide.logging.RateLimitExceededException, as in stage 4.");
            }
            return true;
        }
    }

    /** The ways in which a call fails at Gemini, as a caller meets them. */
    private static Map<String, Reply> failures() {
        Map<String, Reply> failures = new LinkedHashMap<>();
        failures.put("503 (overloaded)", Replies.overloaded());
        failures.put("a blocked prompt", Replies.blockedPrompt());
        failures.put("a reset connection", Replies.connectionReset());
        failures.put("429 (quota)", Replies.quotaExceeded());
        return failures;
    }
}
