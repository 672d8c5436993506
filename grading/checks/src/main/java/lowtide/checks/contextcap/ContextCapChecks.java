package lowtide.checks.contextcap;

import static lowtide.checks.dsl.RequestAssert.assertThatRequestOf;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lowtide.checks.GradedCheck;
import lowtide.checks.StageChecks;
import lowtide.checks.StageSuite;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.RequestAssert;
import lowtide.checks.dsl.RequestDifference;
import lowtide.checks.dsl.Turn;
import lowtide.fakegemini.Replies;
import lowtide.fakegemini.model.GeminiRequest;

/** Stage 1: requests and the stored history stop growing. */
@StageSuite("01-context-cap")
public class ContextCapChecks extends StageChecks<ContextCapAgent> {

    private static final int CAP = 20;
    private static final int FEWEST_PAST_CAP = 19; // one more may be dropped, so that a request begins with a question
    private static final int MAX_STORED = 40;
    private static final int TURNS = 60; // in 30, an agent that stores one message too many per turn does not exceed 40
    private static final int MAX_CARRIED =
            40; // twice the cap: perhaps a wrong number, but no request that keeps growing
    private static final int TURNS_LONG_PAST_CAP = 30; // the 11th reaches the cap
    private static final int TURNS_OF_ANOTHER = 3;
    private static final int LONGEST = 10_000; // characters of a message

    private final List<String> conversation = new ArrayList<>();

    public ContextCapChecks() {
        super(ContextCapAgent.CONTRACT);
    }

    @GradedCheck("1A")
    void requestsStopGrowing() {
        int turns = TURNS + context.random().nextInt(CAP);
        for (int i = 0; i < turns; i++) {
            Turn turn = say(context.meal());
            if (turn.request().turns().size() > MAX_CARRIED) {
                assertThatRequestOf(turn).carriesAtMost(CAP);
            }
        }
        carryAtMost(MAX_CARRIED);
        // Requests must not contain older messages in another form either.
        List<String> questions = Stream.generate(context::meal).limit(CAP / 2).toList();
        GeminiRequest request = lastRequest(CAP / 2, questions);
        List<String> said = List.copyOf(conversation);
        GeminiRequest other = lastRequest(CAP, questions);
        if (RequestDifference.isLarge(request, said, other, conversation)) {
            throw new CheckFailure(
                    other,
                    "Two conversations ended with the same " + CAP + " messages, but the rest of their last requests"
                            + " differed.",
                    "at most " + RequestDifference.ALLOWED + " characters that depend on older messages, including the"
                            + " system instruction, tools and data.");
        }
    }

    @GradedCheck("1B")
    void theNewestMessagesAreKept() {
        String repeated = context.meal();
        for (int i = 0; i < TURNS_LONG_PAST_CAP; i++) {
            Turn turn = say(
                    switch (i % 3) {
                        case 0 -> repeated;
                        case 1 -> context.meal();
                        default -> longMeal();
                    });
            if (questionsAndReplies(turn).size() > CAP) {
                assertThatRequestOf(turn).carriesTheNewest(FEWEST_PAST_CAP, questionsAndReplies(turn));
            }
        }
    }

    @GradedCheck("1C")
    void repliesAreStillRemembered() {
        Turn previous = say(context.meal());
        for (int i = 1; i < TURNS_LONG_PAST_CAP; i++) {
            Turn turn = say(context.meal());
            String lastReply = previous.reply();
            if (turn.request().contents().stream()
                    .noneMatch(content -> content.isModel() && content.text().equals(lastReply))) {
                throw new CheckFailure(
                        "Gemini's reply to " + RequestAssert.ordinal(turn.number() - 1) + " call, "
                                + CheckContext.quoted(lastReply) + ", was not in the next request.",
                        "every reply in the request that follows it, however long the conversation is.");
            }
            previous = turn;
        }
    }

    @GradedCheck("1D")
    void whatIsStoredStopsGrowing() {
        int stored = context.agent().historySize();
        for (int i = 0; i < TURNS; i++) {
            Turn turn = say(context.meal());
            int carriedFromBefore = turn.request().contents().size() - 1;
            if (stored < carriedFromBefore) {
                throw new CheckFailure(
                        "historySize() returned " + stored + ", but the next request carried " + carriedFromBefore
                                + " earlier messages.",
                        "the number of messages that are stored.");
            }
            stored = context.agent().historySize();
            if (stored > MAX_STORED) {
                throw new CheckFailure(
                        "After " + turn.number() + " calls historySize() was " + stored + ".",
                        "never more than " + MAX_STORED + " stored messages.");
            }
        }
    }

    @GradedCheck("1E")
    void nothingIsDroppedBeforeTheCap() {
        for (int i = 0; i < TURNS_OF_ANOTHER; i++) {
            say(context.meal());
        }
        context.renewAgent();
        conversation.clear();
        String repeated = context.meal();
        for (int i = 0; i < CAP / 2; i++) {
            if (i >= CAP / 4) {
                context.gemini().enqueue(Replies.text("Noted: " + repeated)); // replies may be equal, too
            }
            Turn turn = say(i % 3 == 2 ? longMeal() : repeated);
            assertThatRequestOf(turn)
                    .carries(
                            questionsAndReplies(turn),
                            "every message so far, including repeated ones, while there are no more than " + CAP
                                    + ", and none of another agent.");
        }
    }

    @GradedCheck("1F")
    void noRequestEverCarriesMoreThanTwentyMessages() {
        for (int i = 0; i < TURNS_LONG_PAST_CAP; i++) {
            assertThatRequestOf(say(context.meal())).carriesAtMost(CAP);
        }
        carryAtMost(CAP);
    }

    /** Examines all requests so far, including those that do not end with a question, and all their parts. */
    private void carryAtMost(int cap) {
        List<GeminiRequest> requests = context.gemini().requests();
        for (GeminiRequest request : requests) {
            int carried = Math.max(
                    request.turns().size(),
                    RequestAssert.held(request, conversation).size());
            if (carried > cap) {
                throw new CheckFailure(
                        "One of the " + requests.size() + " requests that " + conversation.size() / 2
                                + " calls made carried the text of " + carried + " messages; the cap is " + CAP + ".",
                        "at most " + CAP + " messages in any request, in whatever part of it.");
            }
        }
    }

    /** The last request of a new agent that gets this many older messages first, and then these questions. */
    private GeminiRequest lastRequest(int older, List<String> questions) {
        context.renewAgent();
        conversation.clear();
        for (int i = 0; i < older; i++) {
            say(RequestDifference.longMessage(context));
        }
        return questions.stream()
                .map(this::say)
                .reduce((first, second) -> second)
                .orElseThrow()
                .request();
    }

    /** A message like a page that somebody pastes. */
    private String longMeal() {
        int characters = 1_000 + context.random().nextInt(LONGEST);
        return (context.meal() + ", with porridge".repeat(characters / 10)).substring(0, characters);
    }

    private Turn say(String question) {
        Turn turn = context.turn(question, agent -> agent.chat(question));
        conversation.add(question);
        conversation.add(turn.reply());
        return turn;
    }

    /** The conversation at the time of this turn's request: everything except its reply. */
    private List<String> questionsAndReplies(Turn turn) {
        return conversation.subList(0, 2 * turn.number() - 1);
    }
}
