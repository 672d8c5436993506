package lowtide.checks.tokencounting;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.CustomMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
import lowtide.fakegemini.model.Usage;

/** Stage 3: the agent estimates what a request will cost, and counts what calls have cost. */
@StageSuite("03-token-counting")
public class TokenCountingChecks extends StageChecks<TokenCountingAgent> {

    private static final int CHARACTERS_PER_TOKEN = 4; // as taught; not Gemini's own count
    private static final int LONGEST_MESSAGE = 32_000; // 8,000 tokens
    private static final int SHORTEST_REFUSED = 32_004; // 8,001 tokens
    private static final int LONGEST_REFUSED = 100_000;
    private static final int TURNS_PAST_CAP = 12;
    private static final int CALLS = 6;
    private static final int ROUNDS = 3; // of one user's two calls
    private static final int PAIRS = 10; // so that the calls of one user overlap at another moment, too

    public TokenCountingChecks() {
        super(TokenCountingAgent.CONTRACT);
    }

    @GradedCheck("3A")
    void theEstimateIsAllCharactersDividedByFourOnce() {
        for (int list = 0; list < 20; list++) {
            List<ChatMessage> messages = new ArrayList<>();
            String system = text(5 + context.random().nextInt(60));
            messages.add(SystemMessage.from(system));
            int characters = system.length();
            int others = 3 + context.random().nextInt(12);
            for (int i = 0; i < others; i++) {
                String text = text(1 + context.random().nextInt(90));
                messages.add(
                        i % 2 == 1
                                ? AiMessage.from(text)
                                : context.random().nextBoolean()
                                        ? UserMessage.from(text)
                                        : UserMessage.from(context.word(), text)); // a name is not text
                characters += text.length();
            }
            if (list % 4 == 0) {
                messages.add(CustomMessage.from(Map.of("note", context.meal()))); // has no text
            }
            int estimate = context.agent().estimateTokens(messages);
            if (estimate != characters / CHARACTERS_PER_TOKEN) {
                throw new CheckFailure(
                        "For " + messages.size() + " messages with " + characters + " characters in total ("
                                + system.length() + " of them in the system message), the estimate was "
                                + estimate + " tokens.",
                        characters / CHARACTERS_PER_TOKEN
                                + ": the characters of all messages, including system message and replies, divided by"
                                + " four once and rounded down.");
            }
        }
        new ToolMessages(context).areNoError();
    }

    @GradedCheck("3B")
    void theEmptyListIsZeroAndOtherScriptsAreNoError() {
        int empty = context.agent().estimateTokens(List.of());
        if (empty != 0) {
            throw new CheckFailure("The estimate for an empty list was " + empty + " tokens.", "0.");
        }
        for (String text : List.of(
                "Überbackene Käsespätzle",
                "寿司を食べました",
                "я ел борщ и пельмени",
                "🥗🍜🥑🍣 for lunch",
                "e\u0301 \u200d\u2028")) {
            int estimate = context.agent().estimateTokens(List.of(UserMessage.from(text)));
            int fewest = text.codePointCount(0, text.length()) / CHARACTERS_PER_TOKEN;
            int most = text.length() / CHARACTERS_PER_TOKEN;
            if (estimate < fewest || estimate > most) {
                throw new CheckFailure(
                        "The estimate for " + CheckContext.quoted(text) + " was " + estimate + " tokens.",
                        fewest == most
                                ? String.valueOf(most)
                                : fewest + " (code points) or " + most + " (UTF-16 units).");
            }
        }
    }

    @GradedCheck("3C")
    void tokensUsedGrowsByWhatGeminiReported() {
        Conversation<TokenCountingAgent> user = new Conversation<>(context, context.word());
        int thoughts = 0;
        for (int i = 1; i <= CALLS; i++) {
            long before = usedSoFar(user);
            context.gemini().enqueue(Replies.cached(1 + context.random().nextInt(20)));
            Usage usage = reportedFor(
                    user.say(text(100 + context.random().nextInt(400))).question());
            int requests = context.gemini().requests().size();
            if (requests != i) {
                throw new CheckFailure(
                        "After " + i + (i == 1 ? " call " : " calls ") + requests + " requests had reached Gemini.",
                        "one request per call, because each request is paid for.");
            }
            long grown = context.agent().tokensUsed(user.userId()) - before;
            if (grown != usage.total()) {
                throw new CheckFailure(
                        "Gemini reported " + usage.prompt() + " prompt tokens (" + usage.cached() + " of them cached), "
                                + usage.candidates() + " for the reply and " + usage.thoughts()
                                + " for thinking; tokensUsed grew by " + grown + ".",
                        usage.total()
                                + ": prompt, reply and thoughts, each once; cached tokens are part of the prompt.");
            }
            thoughts += usage.thoughts();
        }
        if (thoughts == 0) {
            throw new CheckFailure(
                    "In a conversation of six calls, Gemini reported no tokens for thinking, so this check cannot"
                            + " test them.",
                    "requests that do not change the settings for thinking.");
        }
    }

    @GradedCheck(value = "3D", concurrent = true)
    void usersAreCountedApart() {
        knowsNothingOf(context.word());
        List<String> ids = new ArrayList<>(UserIds.lookalikes(context.word()));
        ids.addAll(UserIds.colliding(context.word()));
        calls().areCountedForTheirUsers(
                        ids, "every user's own tokens, whoever else calls at the same time. Ids are compared exactly.");
        for (int i = 0; i < ROUNDS; i++) {
            twoCallsEach(1);
        }
        twoCallsEach(PAIRS);
        knowsNothingOf(context.word());
        sharesNothingWithAnotherAgent(ids.get(0));
    }

    private void sharesNothingWithAnotherAgent(String userId) {
        AnotherAgent<TokenCountingAgent> another = new AnotherAgent<>(context);
        long used = context.agent().tokensUsed(userId);
        if (used != 0) {
            throw new CheckFailure(
                    "A new agent had already counted " + used + " tokens for a user of another agent.",
                    "0: agents share nothing.");
        }
        another.doesNotKnow(userId);
    }

    private void twoCallsEach(int users) {
        List<String> ids = Stream.generate(context::word).limit(users).toList();
        calls().areCountedForTheirUsers(
                        Stream.concat(ids.stream(), ids.stream()).toList(),
                        "the tokens of both calls of one user. Reading the count and writing the sum must be one step.");
    }

    @GradedCheck("3E")
    void aFailedCallCountsNothing() {
        Conversation<TokenCountingAgent> user = new Conversation<>(context, context.word());
        user.say(context.meal());
        Fault.all().forEach(fault -> {
            long before = context.agent().tokensUsed(user.userId());
            context.gemini().enqueue(fault.reply());
            context.refusal(
                    "A call that Gemini answered with " + fault.name(),
                    agent -> agent.chat(user.sameId(), context.meal()));
            long grown = context.agent().tokensUsed(user.userId()) - before;
            if (grown != 0) {
                throw new CheckFailure(
                        "Gemini's answer was " + fault.name() + "; tokensUsed grew by " + grown + ".",
                        "0: a failed call reports no tokens.");
            }
        });
        long before = context.agent().tokensUsed(user.userId());
        int reported = reportedFor(user.say(context.meal()).question()).total();
        long grown = context.agent().tokensUsed(user.userId()) - before;
        if (grown != reported) {
            throw new CheckFailure(
                    "Gemini reported " + reported
                            + " tokens for the first call after the failed ones; tokensUsed grew by " + grown + ".",
                    reported + ": this call's own tokens, and nothing for the failed ones.");
        }
    }

    @GradedCheck("3F")
    void aTooLongMessageIsRefused() {
        Conversation<TokenCountingAgent> user = new Conversation<>(context, context.word());
        refuses(SHORTEST_REFUSED, user);
        user.say(text(LONGEST_MESSAGE / 2)); // 4,000 tokens each: the limit is on one message, not on the history
        user.say(text(LONGEST_MESSAGE / 2));
        user.say(context.word() + " " + "飯".repeat(LONGEST_MESSAGE / 2)); // and on characters, not on bytes
        user.say(text(LONGEST_MESSAGE));
        refuses(randomLength(), user);
        for (int i = 0; i < TURNS_PAST_CAP; i++) {
            user.say(context.meal());
        }
        new MessageTooLong(context, text(SHORTEST_REFUSED - 50) + " \n".repeat(25)).isRefusedAndLeavesNoTrace(user);
        refuses(randomLength(), user); // now the history is full: a message added and taken back would push out another
    }

    private int randomLength() {
        return SHORTEST_REFUSED + context.random().nextInt(LONGEST_REFUSED - SHORTEST_REFUSED + 1);
    }

    private void refuses(int length, Conversation<TokenCountingAgent> user) {
        new MessageTooLong(context, text(length)).isRefusedAndLeavesNoTrace(user);
    }

    /** What the agent has counted for this user; check D tests a user who has not called yet. */
    private long usedSoFar(Conversation<TokenCountingAgent> user) {
        return user.messages().isEmpty() ? 0 : context.agent().tokensUsed(user.userId());
    }

    private void knowsNothingOf(String stranger) {
        long used = context.agent().tokensUsed(stranger);
        if (used != 0) {
            throw new CheckFailure("tokensUsed for a user who never called was " + used + ".", "0.");
        }
    }

    private Usage reportedFor(String question) {
        return calls().reportedFor(question);
    }

    private OverlappingCalls calls() {
        return new OverlappingCalls(context);
    }

    /** Made-up words with this many ASCII characters. */
    private String text(int length) {
        StringBuilder text = new StringBuilder(context.word());
        while (text.length() < length) {
            text.append(' ').append("porridge");
        }
        text.setLength(length);
        if (length > 0 && text.charAt(length - 1) == ' ') {
            text.setCharAt(length - 1, '.');
        }
        return text.toString();
    }
}
