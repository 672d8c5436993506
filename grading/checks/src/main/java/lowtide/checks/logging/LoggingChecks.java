package lowtide.checks.logging;

import static lowtide.checks.dsl.RequestAssert.assertThatRequestOf;
import static lowtide.checks.logging.LogLineAssert.assertThatEvent;
import static lowtide.checks.logging.LogLineAssert.assertThatEventOf;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lowtide.agent.api.AgentThrew;
import lowtide.agent.api.ConsoleOutput;
import lowtide.checks.GradedCheck;
import lowtide.checks.StageChecks;
import lowtide.checks.StageSuite;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.Conversation;
import lowtide.checks.dsl.Fault;
import lowtide.checks.dsl.UserIds;
import lowtide.fakegemini.Replies;

/** Stage 5: every call can be found in the log, and nobody's health data can. */
@StageSuite("05-logging")
public class LoggingChecks extends StageChecks<LoggingAgent> {

    private static final int TURNS_PAST_CAP = 12;
    private static final int FEWEST_PAST_CAP = 19;

    public LoggingChecks() {
        super(LoggingAgent.CONTRACT);
    }

    @GradedCheck("5A")
    void oneEventWithTheFourFieldsPerAnsweredCall() {
        Map<String, String> names = new LinkedHashMap<>();
        List<Conversation<LoggingAgent>> users =
                similarIds().map(id -> new Conversation<>(context, id)).toList();
        for (int round = 0; round < 2; round++) {
            for (Conversation<LoggingAgent> user : users) {
                String name = calls().answeredAndLogged(user);
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
        printedNothingDuring("an answered call");
        for (Fault fault : Fault.all()) {
            calls().failWith(fault, user, context.meal());
            printedNothingDuring("a call that failed with " + fault.name());
        }
        calls().useUpTheMinute(user, context.meal());
        printedNothingDuring("a refused call");
        context.agent().historySize(user);
        context.agent().tokensUsed(user);
        context.agent().estimateTokens(List.of());
        printedNothingDuring("a call of historySize, tokensUsed or estimateTokens");
    }

    @GradedCheck("5C")
    void noWordOfAMessageOrReplyIsLogged() {
        String user = "user-" + context.random().nextInt(1_000_000); // no part of a private word
        PrivateWord said = PrivateWord.random(context.random());
        PrivateWord told = PrivateWord.random(context.random());
        String message = said.word() + " was lunch, with " + said.word() + " and " + said.word();
        log().clear();
        for (int i = 0; i < 4; i++) {
            String question = said.word() + " was lunch " + i + ", with " + said.word();
            context.gemini()
                    .enqueue(Replies.text(told.word() + " is noted, and " + told.word() + " too: " + told.word()));
            context.turn(question, agent -> agent.chat(user, question));
        }
        Fault.all().forEach(fault -> calls().failWith(fault, user, message));
        context.attempt(agent ->
                agent.chat(user, said.word().repeat(40_000 / said.word().length())));
        context.attempt(agent -> agent.chat(null, message));
        calls().useUpTheMinute(user, message);

        for (LogLine line : log().drain()) {
            assertThatEvent(line).holdsNothingOf(said, "a word of a message").holdsNothingOf(told, "a word of a reply");
        }
    }

    @GradedCheck("5D")
    void refusedIsWarnAndFailedIsError() {
        String user = context.word();
        log().clear();
        for (Fault fault : Fault.all()) {
            String call = "A call that Gemini answered with " + fault.name();
            AgentThrew threw = calls().failedAtGemini(fault, user, call);
            assertThatEventOf(call, log().onlyError(call)).hasException(threw).hasOutcome("error");
        }
        calls().untilRefused(user);
        String call = "A refused call";
        context.refusal(call, agent -> agent.chat(user, context.meal()));
        assertThatEventOf(call, log().onlyWarning(call)).hasOutcome("rate_limited");
    }

    @GradedCheck("5E")
    void aUserIdWithALineBreakForgesNothing() {
        for (String lineBreak : List.of("\n", "\r", "\r\n", "\u2028")) {
            String forged = context.word();
            String real = context.word();
            String id = real + lineBreak + forged + " INFO user=alice tokens=1 latencyMs=1 outcome=ok";
            log().clear();
            String meal = context.meal();
            context.turn(meal, agent -> agent.chat(id, meal));
            calls().failWith(Fault.all().get(0), id, context.meal());
            if (lineBreak.equals("\u2028")) { // one of them is enough
                calls().useUpTheMinute(id, context.meal());
            }
            for (LogLine line : log().drain()) {
                assertThatEvent(line).hasNoLineOf(forged, real, lineBreak);
            }
        }
    }

    @GradedCheck("5F")
    void aFailedCallLeavesNoOrphanedQuestion() {
        Conversation<LoggingAgent> user = new Conversation<>(context, context.word());
        for (Fault fault : Fault.all()) {
            user.say(context.meal());
            String food = context.word();
            calls().failWith(fault, user.sameId(), "I ate a " + food);
            String expected = "after a call that failed with " + fault.name()
                    + ": all earlier questions and replies, the new question, and no trace of the failed one.";
            assertThatRequestOf(user.say(context.meal()))
                    .carries(user.upToLastQuestion(), expected)
                    .holdsNoneOf(List.of(food), "the failed question", expected);
        }
        context.advance(Duration.ofMinutes(2));
        for (int i = 0; i < TURNS_PAST_CAP; i++) {
            user.say(context.meal());
        }
        // The history is full now: a question added and taken back must not have pushed out others.
        Fault.all().forEach(fault -> calls().failWith(fault, user.sameId(), context.meal()));
        assertThatRequestOf(user.say(context.meal())).carriesTheNewest(FEWEST_PAST_CAP, user.upToLastQuestion());
    }

    private LoggedCalls calls() {
        return new LoggedCalls(context);
    }

    private AgentLog log() {
        return new AgentLog(context);
    }

    /** Ids that a shortened or normalized pseudonym takes for one another. */
    private Stream<String> similarIds() {
        String word = context.word();
        return Stream.concat(
                Stream.of("1", "2", "3").map(digit -> word + digit + word),
                UserIds.lookalikes(word).stream().filter(id -> !id.endsWith(" "))); // text does not show a space
    }

    private void printedNothingDuring(String calls) {
        ConsoleOutput console = context.session().drainConsole();
        if (console.bytes() > 0) {
            throw new CheckFailure(
                    "During " + calls + " the agent printed " + CheckContext.quoted(console.text()) + ".",
                    "nothing on System.out or System.err: that is what the log is for.");
        }
    }
}
