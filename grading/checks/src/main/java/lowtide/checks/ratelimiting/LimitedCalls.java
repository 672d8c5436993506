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
    private static final int LOWEST_LIMIT = 15; // near enough for the checks that are not about the number
    private static final int HIGHEST_LIMIT = 30;
    static final Duration WINDOW = Duration.ofSeconds(60);
    static final Duration JUST = Duration.ofMillis(1); // what happens at exactly 60 s is left to the agent
    private static final Duration LONGEST_WAIT = WINDOW.multipliedBy(2); // with room for rounding up

    private final CheckContext<RateLimitingAgent> context;

    LimitedCalls(CheckContext<RateLimitingAgent> context) {
        this.context = context;
    }

    /** Whether the call returns; check A tests how a call is refused. */
    static boolean comesBack(RateLimitingAgent agent, String user, String message) {
        try {
            agent.chat(user, message);
            return true;
        } catch (AgentThrew refusal) {
            return false;
        }
    }

    /** A new user, long after the last call of any user: check C tests whether users share a limit. */
    String newUser() {
        context.advance(WINDOW.multipliedBy(2));
        return context.word();
    }

    /**
     * Calls at one moment until the first refusal, and returns how many calls were admitted. Check A tests that it is
     * exactly {@value #LIMIT}; a number far from that is no limit.
     */
    int useUp(String user) {
        int admitted = 0;
        while (admitted <= HIGHEST_LIMIT && isAdmitted(user, context.meal())) {
            admitted++;
        }
        if (admitted < LOWEST_LIMIT || admitted > HIGHEST_LIMIT) {
            throw new CheckFailure(
                    admitted > HIGHEST_LIMIT
                            ? "One user made " + admitted + " calls at one moment, and all of them reached Gemini."
                            : "One user made calls at one moment; after " + admitted
                                    + " of them, the next one was refused.",
                    "a limit of " + LIMIT + ". This check accepts limits from " + LOWEST_LIMIT + " to " + HIGHEST_LIMIT
                            + ".");
        }
        return admitted;
    }

    /** Whether a call reaches Gemini, however it ends. */
    boolean isAdmitted(String user, String message) {
        int sent = context.gemini().requests().size();
        context.attempt(agent -> agent.chat(user, message));
        return context.gemini().requests().size() > sent;
    }

    /** A call that must not reach Gemini; check A tests how the caller is told. */
    void notAdmitted(String user, String circumstances) {
        if (isAdmitted(user, context.meal())) {
            throw new CheckFailure(
                    "After " + circumstances + ", one more call reached Gemini.",
                    "a refusal: " + LIMIT + " calls in any 60 s, and no more.");
        }
    }

    /** This many calls that must be admitted, with this time between them. */
    void fill(String user, int calls, Duration between) {
        for (int i = 0; i < calls; i++) {
            if (i > 0) {
                context.advance(between);
            }
            admitted(user, firstMinute(i, calls));
        }
    }

    /** This many calls at random moments within 40 s. */
    List<Instant> callAtRandomTimes(String user, int calls) {
        List<Instant> times = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            if (i > 0) {
                context.advance(Duration.ofMillis(5 + context.random().nextInt(40_000 / calls)));
            }
            admitted(user, firstMinute(i, calls));
            times.add(context.now());
        }
        return times;
    }

    private static String firstMinute(int call, int calls) {
        return "call " + (call + 1) + " of " + calls + " in this user's first minute";
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
                    "at most two minutes: after one minute, every place is free.");
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

    /** A call that must be refused as the exercise says, without a request. */
    AgentThrew refused(String user, String circumstances) {
        int sent = context.gemini().requests().size();
        AgentThrew refusal;
        try {
            String answer = context.agent().chat(user, context.meal());
            throw new CheckFailure(
                    "After " + circumstances + ", one more call was answered: " + CheckContext.quoted(answer) + ".",
                    "a RateLimitExceededException: " + LIMIT + " calls in any 60 s, and no more.");
        } catch (AgentThrew threw) {
            refusal = threw;
        }
        if (!isRateLimit(refusal)) {
            throw new CheckFailure(
                    "After " + circumstances + ", one more call ended in " + CheckContext.described(refusal) + ".",
                    "a lowtide.ratelimiting.RateLimitExceededException.");
        }
        if (context.gemini().requests().size() > sent) {
            throw new CheckFailure(
                    "After " + circumstances + ", one more call was refused, but its request had reached Gemini.",
                    "nothing sent, so that a refused call costs nothing.");
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
