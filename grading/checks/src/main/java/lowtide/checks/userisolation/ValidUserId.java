package lowtide.checks.userisolation;

import lowtide.agent.api.AgentThrew;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.Conversation;
import lowtide.checks.dsl.Turn;
import lowtide.checks.dsl.values.UserIds;

/** A user id that the agent must accept. */
final class ValidUserId {

    private final CheckContext<UserIsolationAgent> context;
    private final UserIds.Named valid;

    ValidUserId(CheckContext<UserIsolationAgent> context, UserIds.Named valid) {
        this.context = context;
        this.valid = valid;
    }

    /** Fails unless the agent answers. */
    Turn isAccepted() {
        try {
            return new Conversation<>(context, valid.id()).say(context.meal());
        } catch (AgentThrew refused) {
            throw new CheckFailure(
                    valid.name() + " was refused with " + CheckContext.described(refused) + ".",
                    "an answer: every id of 1 to " + UserIds.LONGEST + " characters that is not blank is valid.");
        }
    }
}
