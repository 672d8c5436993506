package lowtide.checks.userisolation;

import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.Conversation;
import lowtide.checks.dsl.Turn;

/** A second agent in the same process. It shares nothing with the first one. */
public final class AnotherAgent<A extends UserIsolationAgent> {

    private final CheckContext<A> context;

    /** Creates the agent; from now on, the context calls it instead of the first one. */
    public AnotherAgent(CheckContext<A> context) {
        context.renewAgent();
        this.context = context;
    }

    /** Fails unless a user of the first agent is new to this one. Makes one call, which must be answered. */
    public void doesNotKnow(String userId) {
        int stored = context.agent().historySize(userId);
        Turn turn = new Conversation<>(context, userId).say(context.meal());
        if (stored > 0 || turn.request().turns().size() > 1) {
            throw new CheckFailure(
                    turn.request(),
                    "A new agent already knew a user of another agent: historySize() returned " + stored
                            + ", and the first request carried "
                            + turn.request().turns().size() + " messages.",
                    "agents that share nothing.");
        }
    }
}
