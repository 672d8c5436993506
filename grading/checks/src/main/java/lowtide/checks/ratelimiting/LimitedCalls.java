package lowtide.checks.ratelimiting;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lowtide.agent.api.AgentThrew;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;

/** Calls of users whose rate is limited: which of them the agent admits, and which it refuses. */
final class LimitedCalls {

    static final int LIMIT = 20;
    static final Duration WINDOW = Duration.ofSeconds(60);
    static final Duration JUST = Duration.ofMillis(1); // what happens at exactly 60 s is left to the agent
    private static final Duration LONGEST_WAIT = WINDOW.multipliedBy(2); // with room for rounding up

    private final CheckContext<RateLimitingAgent> context;

    LimitedCalls(CheckContext<RateLimitingAgent> context) {
        this.context = context;
    }

    /** Whether the call returns; how a call is refused is check A's business. */
    static boolean comesBack(RateLimitingAgent agent, String user, String message) {
        try {
            agent.chat(user, message);
            return true;
        } catch (AgentThrew refusal) {
            return false;
        }
    }

    /** A user nobody knows, at a time at which nobody has called for long: users who share a limit are check C's business. */
    String newUser() {
        context.advance(WINDOW.multipliedBy(2));
        return context.word();
    }

    void fill(String user, Duration between) {
        for (int i = 0; i < LIMIT; i++) {
            if (i > 0) {
                context.advance(between);
            }
            admitted(user, "call " + (i + 1) + " of " + LIMIT + " in this user's first minute");
        }
    }

    /** As many calls as a minute allows, at random moments within 40 s. */
    List<Instant> callAtRandomTimes(String user) {
        List<Instant> calls = new ArrayList<>();
        for (int i = 0; i < LIMIT; i++) {
            if (i > 0) {
                context.advance(Duration.ofMillis(5 + context.random().nextInt(2_000)));
            }
            admitted(user, "call " + (i + 1) + " of " + LIMIT + " in this user's first minute");
            calls.add(context.now());
        }
        return calls;
    }

    void waitAsTold(String user, AgentThrew refusal) {
        Duration wait = refusal.retryAfter()
                .orElseThrow(() ->
                        new CheckFailure("The refusal's retryAfter() was null.", "how long the caller has to wait."));
        if (wait.isZero() || wait.isNegative()) {
            throw new CheckFailure(
                    "The refusal's retryAfter() was " + (wait.isZero() ? "zero." : "negative."),
                    wait + ".",
                    "a positive time.");
        }
        if (wait.compareTo(LONGEST_WAIT) > 0) {
            throw new CheckFailure(
                    "The refusal's retryAfter() was " + wait + ".",
                    "at most the minute it takes for every place to become free.");
        }
        context.advance(wait.plus(JUST));
        admitted(
                user,
                "the user had waited as long as retryAfter() asked for"
                        + (wait.compareTo(Duration.ofSeconds(1)) < 0 ? ", which was less than a second" : "")
                        + "; the call",
                "It asked for " + wait.toMillis() + " ms.");
    }

    void admitted(String user, String circumstances) {
        admitted(user, circumstances, "");
    }

    private void admitted(String user, String circumstances, String figures) {
        String question = context.meal();
        try {
            context.turn(question, agent -> agent.chat(user, question));
        } catch (AgentThrew threw) {
            throw new CheckFailure(
                    upperFirst(circumstances) + " was refused with " + CheckContext.described(threw) + ".",
                    figures,
                    "an answer.");
        }
    }

    AgentThrew refused(String user, String circumstances) {
        return refused(user, context.meal(), circumstances);
    }

    AgentThrew refused(String user, String message, String circumstances) {
        int sent = context.gemini().requests().size();
        AgentThrew refusal;
        try {
            String answer = context.agent().chat(user, message);
            throw new CheckFailure(
                    "After " + circumstances + " one more was answered: " + CheckContext.quoted(answer) + ".",
                    "a RateLimitExceededException: " + LIMIT + " calls in any 60 s, and no more.");
        } catch (AgentThrew threw) {
            refusal = threw;
        }
        if (!isRateLimit(refusal)) {
            throw new CheckFailure(
                    "After " + circumstances + " one more ended in " + CheckContext.described(refusal) + ".",
                    "a lowtide.ratelimiting.RateLimitExceededException.");
        }
        if (context.gemini().requests().size() > sent) {
            throw new CheckFailure(
                    "After " + circumstances + " one more was refused, but its request had reached Gemini.",
                    "nothing sent: a call that is refused costs nothing.");
        }
        return refusal;
    }

    private static boolean isRateLimit(AgentThrew threw) {
        return threw.is("lowtide.ratelimiting.RateLimitExceededException");
    }

    private static String upperFirst(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
