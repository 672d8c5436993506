package lowtide.checks.tokencounting;

import static lowtide.checks.dsl.RequestAssert.assertThatRequestOf;

import java.util.ArrayList;
import java.util.List;
import lowtide.agent.api.AgentThrew;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.Conversation;
import lowtide.checks.dsl.Turn;

/** A message of more tokens than the agent may send: it must be refused, and nothing else may change. */
final class MessageTooLong {

    private static final int FEWEST_PAST_CAP = 19;

    private final CheckContext<TokenCountingAgent> context;
    private final String text;
    private final String what;

    MessageTooLong(CheckContext<TokenCountingAgent> context, String text) {
        this.context = context;
        this.text = text;
        this.what = "A message of " + text.length() + " characters, more than 8,000 tokens,";
    }

    /**
     * Fails unless the agent refuses it, sends, stores and counts nothing, and continues as if the call had not been
     * made.
     */
    void isRefusedAndLeavesNoTrace(Conversation<TokenCountingAgent> user) {
        int stored = context.agent().historySize(user.userId());
        if (stored == 0 && !user.messages().isEmpty()) {
            throw new CheckFailure(
                    "historySize was 0 for a user who had talked to the agent.",
                    "the number of stored messages, as in stage 2.");
        }
        long used = usedSoFar(user);
        isRefusedBeforeItIsSent(user);
        int storedNow = context.agent().historySize(user.userId());
        if (storedNow != stored) {
            throw new CheckFailure(
                    what + " was refused, but historySize went from " + stored + " to " + storedNow + ".",
                    "an unchanged history.");
        }
        long usedNow = usedSoFar(user);
        if (usedNow != used) {
            throw new CheckFailure(
                    what + " was refused, but tokensUsed went from " + used + " to " + usedNow + ".",
                    "nothing counted, because nothing was sent.");
        }
        isInNoLaterRequest(user);
    }

    private void isRefusedBeforeItIsSent(Conversation<TokenCountingAgent> user) {
        int sent = context.gemini().requests().size();
        AgentThrew refused = context.refusal(what, agent -> agent.chat(user.sameId(), text));
        if (!refused.is(IllegalArgumentException.class.getName())) {
            throw new CheckFailure(
                    what + " was refused with " + CheckContext.described(refused) + ".",
                    "an IllegalArgumentException.");
        }
        if (context.gemini().requests().size() > sent) {
            throw new CheckFailure(
                    what + " was refused, but only after it had been sent.", "nothing sent, so that it costs nothing.");
        }
    }

    private void isInNoLaterRequest(Conversation<TokenCountingAgent> user) {
        List<String> conversation = new ArrayList<>(user.messages());
        Turn next = user.say(context.meal());
        conversation.add(next.question());
        assertThatRequestOf(next)
                .carriesTheNewest(Math.min(conversation.size(), FEWEST_PAST_CAP), conversation)
                .holdsNoneOf(
                        List.of(text.substring(0, text.indexOf(' '))),
                        "the message that was refused",
                        "no part of it, not even in the system instruction.");
    }

    /** What the agent has counted for this user; another check tests a user who has not called yet. */
    private long usedSoFar(Conversation<TokenCountingAgent> user) {
        return user.messages().isEmpty() ? 0 : context.agent().tokensUsed(user.userId());
    }
}
