package lowtide.checks.userisolation;

import lowtide.agent.api.AgentThrew;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.values.UserIds;

/** A user id that the agent must refuse. */
final class InvalidUserId {

    private final CheckContext<UserIsolationAgent> context;
    private final UserIds.Named invalid;

    InvalidUserId(CheckContext<UserIsolationAgent> context, UserIds.Named invalid) {
        this.context = context;
        this.invalid = invalid;
    }

    /** Fails unless the agent throws an IllegalArgumentException, sends nothing and stores nothing. */
    void isRefusedAndLeavesNoTrace() {
        int before = context.gemini().requests().size();
        String meal = context.meal();
        AgentThrew refused = context.refusal(invalid.name(), agent -> agent.chat(invalid.id(), meal));
        if (!isIllegalArgument(refused)) {
            throw new CheckFailure(
                    invalid.name() + " was refused with " + CheckContext.described(refused) + ".",
                    "an IllegalArgumentException.");
        }
        if (context.gemini().requests().size() > before) {
            throw new CheckFailure(
                    invalid.name() + " was refused, but its message had reached Gemini.", "nothing sent.");
        }
        int stored = historySize();
        if (stored != 0) {
            throw new CheckFailure(
                    "After " + invalid.name() + " was refused, " + stored + " messages were stored for it.",
                    "nothing stored.");
        }
    }

    private int historySize() {
        try {
            return context.agent().historySize(invalid.id());
        } catch (AgentThrew threw) {
            if (!isIllegalArgument(threw)) {
                throw new CheckFailure(
                        "historySize with " + invalid.name() + " ended in " + CheckContext.described(threw) + ".",
                        "0 or an IllegalArgumentException.");
            }
            return 0;
        }
    }

    private static boolean isIllegalArgument(AgentThrew threw) {
        return threw.is(IllegalArgumentException.class.getName());
    }
}
