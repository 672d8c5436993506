package lowtide.checks.logging;

import static lowtide.checks.dsl.RequestAssert.assertThatRequestOf;
import static lowtide.checks.logging.LogLineAssert.assertThatEvent;
import static lowtide.checks.logging.LogLineAssert.assertThatEventOf;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import lowtide.checks.dsl.values.UserIds;
import lowtide.checks.userisolation.AnotherAgent;
import lowtide.fakegemini.Replies;

/** Stage 5: the log contains every call, but no health data. */
@StageSuite("05-logging")
public class LoggingChecks extends StageChecks<LoggingAgent> {

    private static final int TURNS_PAST_CAP = 12;
    private static final int FEWEST_PAST_CAP = 19;
    private static final int TOO_LONG = 32_004; // characters
    private static final int LONGEST = 100_000;
    private static final List<String> LINE_BREAKS = List.of("\n", "\r", "\r\n", "\u2028");

    /** Agents that log later usually do so in batches, every few seconds. */
    private static final Duration LATEST_SECRET = Duration.ofSeconds(5);

    public LoggingChecks() {
        super(LoggingAgent.CONTRACT);
    }

    @GradedCheck("5A")
    void oneEventWithTheFourFieldsPerAnsweredCall() {
        UserNames names = new UserNames();
        LoggedCalls calls = calls();
        List<Conversation<LoggingAgent>> users =
                similarIds().map(id -> new Conversation<>(context, id)).toList();
        for (Conversation<LoggingAgent> user : users) {
            names.add(user.userId(), calls.answeredAtOnce(user));
        }
        int slow = context.random().nextInt(users.size() - 1);
        for (int i = 0; i < users.size(); i++) {
            Conversation<LoggingAgent> user = users.get(i);
            names.add(
                    user.userId(), i == slow || i == slow + 1 ? calls.answeredLater(user) : calls.answeredAtOnce(user));
        }
        names.areDistinct();
        log().readToTheEnd(AgentLog.LATEST_EVENT, line -> {
            if (line.isOfAnsweredCall()) {
                throw new CheckFailure(
                        "An answered call was logged again a little later: " + line.describe() + ".",
                        "one event per call.");
            }
        });
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
        for (UserIds.Named invalid : UserIds.invalid(context.random())) {
            context.attempt(agent -> agent.chat(invalid.id(), context.meal()));
            context.attempt(agent -> agent.historySize(invalid.id()));
            context.attempt(agent -> agent.tokensUsed(invalid.id()));
            printedNothingDuring("calls with " + invalid.name());
        }
        context.attempt(agent -> agent.chat(user, context.meal() + " ".repeat(tooLong())));
        printedNothingDuring("a call with a message that is too long");
        calls().useUpTheMinute(user, context.meal());
        printedNothingDuring("a refused call");
        context.agent().historySize(user);
        context.agent().tokensUsed(user);
        context.agent().estimateTokens(List.of());
        printedNothingDuring("a call of historySize, tokensUsed or estimateTokens");
        log().awaitQuiet(AgentLog.LATEST_EVENT);
        printedNothingDuring("the half second after its calls");
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
                agent.chat(user, said.word().repeat(1 + tooLong() / said.word().length())));
        UserIds.invalid(context.random())
                .forEach(invalid -> context.attempt(agent -> agent.chat(invalid.id(), message)));
        calls().useUpTheMinute(user, message);

        log().readToTheEnd(
                        LATEST_SECRET,
                        line -> assertThatEvent(line)
                                .holdsNothingOf(said, "a word of a message")
                                .holdsNothingOf(told, "a word of a reply"));
    }

    @GradedCheck("5D")
    void refusedIsWarnAndFailedIsError() {
        List<String> users = List.of(context.word(), context.word());
        Map<String, String> names = calls().namesInEventsOfAnsweredCalls(users);
        log().clear();
        for (Fault fault : Fault.all()) {
            for (String user : users) {
                String call = "A call that Gemini answered with " + fault.name();
                AgentThrew threw = calls().failedAtGemini(fault, user, call);
                assertThatEventOf(call, log().onlyError(call))
                        .hasException(threw)
                        .hasOutcome("error")
                        .isOf(Optional.ofNullable(names.get(user)));
            }
        }
        users.forEach(calls()::untilRefused);
        for (String user : users) {
            String call = "A refused call";
            context.refusal(call, agent -> agent.chat(user, context.meal()));
            assertThatEventOf(call, log().onlyWarning(call))
                    .hasOutcome("rate_limited")
                    .isOf(Optional.ofNullable(names.get(user)));
        }
        log().readToTheEnd(AgentLog.LATEST_EVENT, line -> {
            if (line.isAt("WARN") || line.isAt("ERROR")) {
                throw new CheckFailure(
                        "A refused or failed call was logged again a little later: " + line.describe() + ".",
                        "one event per call.");
            }
        });
        calls().isAnsweredByAnotherAgent(users.get(0));
    }

    @GradedCheck("5E")
    void aUserIdWithALineBreakForgesNothing() {
        for (String lineBreak : LINE_BREAKS) {
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
            log().readToTheEnd(
                            AgentLog.LATEST_EVENT, line -> assertThatEvent(line).hasNoLineOf(forged, real, lineBreak));
        }
        UserNames names = new UserNames();
        String word = context.word();
        for (String between : Stream.concat(LINE_BREAKS.stream(), Stream.of("", "_", "-", "n", "\u00e8", "\u00e9"))
                .toList()) {
            Conversation<LoggingAgent> user = new Conversation<>(context, word + between + word);
            log().clear();
            user.say(context.meal());
            names.add(user.userId(), log().eventOfAnsweredCall());
        }
        names.areDistinct();
    }

    @GradedCheck(value = "5F", concurrent = true)
    void aFailedCallLeavesNoOrphanedQuestion() {
        for (Fault fault : Fault.all()) {
            Conversation<LoggingAgent> user = newUser();
            String earlier = context.meal();
            user.say(earlier);
            user.say(context.meal());
            String food = context.word();
            String expected = "after a call that failed with " + fault.name()
                    + ": all earlier questions and replies, the new question, and no trace of the failed one.";
            for (String failed : List.of("I ate a " + food, earlier)) { // an equal question was answered, and stays
                calls().failWith(fault, user.sameId(), failed);
                assertThatRequestOf(user.say(context.meal()))
                        .carries(user.upToLastQuestion(), expected)
                        .holdsNoneOf(List.of(food), "the failed question", expected);
            }
        }
        Conversation<LoggingAgent> user = newUser();
        for (int i = 0; i < TURNS_PAST_CAP; i++) {
            user.say(context.meal());
        }
        // The history is full now: a question added and taken back must not have pushed out others.
        Fault.all().forEach(fault -> calls().failWith(fault, user.sameId(), context.meal()));
        assertThatRequestOf(user.say(context.meal())).carriesTheNewest(FEWEST_PAST_CAP, user.upToLastQuestion());
        new FailureBesideAnAnswer(context).leavesTheAnsweredTurn();
        new AnotherAgent<>(context).doesNotKnow(user.userId());
    }

    private Conversation<LoggingAgent> newUser() {
        return new Conversation<>(context, context.word());
    }

    private int tooLong() {
        return TOO_LONG + context.random().nextInt(LONGEST - TOO_LONG + 1);
    }

    private LoggedCalls calls() {
        return new LoggedCalls(context);
    }

    private AgentLog log() {
        return new AgentLog(context);
    }

    /** Ids that a shortened or normalized pseudonym confuses with each other. */
    private Stream<String> similarIds() {
        String word = context.word();
        String anagram = new StringBuilder(word).reverse().toString();
        String filling = "u".repeat(100);
        return Stream.of(
                        Stream.of("1", "2").map(digit -> word + digit + word),
                        UserIds.lookalikes(word).stream().filter(id -> !id.endsWith(" ")), // text does not show a space
                        UserIds.converted(word).stream().limit(2), // long ones that differ at their end
                        UserIds.colliding(word).stream(),
                        Stream.of(anagram, word + filling, anagram + filling, filling + word, filling + anagram))
                .flatMap(ids -> ids);
    }

    private void printedNothingDuring(String calls) {
        ConsoleOutput console = context.session().drainConsole();
        if (console.bytes() > 0) {
            throw new CheckFailure(
                    "During " + calls + " the agent printed " + CheckContext.quoted(console.text()) + ".",
                    "nothing on System.out or System.err. Use the log instead.");
        }
    }
}
