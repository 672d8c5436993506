package lowtide.agent.control;

import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import lowtide.agent.api.StartGroup;
import lowtide.agent.api.frame.Request;
import lowtide.agent.control.process.CallbackHandler;

/**
 * How a call to an agent is made.
 *
 * @param startGroup the calls that start at the same instant
 * @param step runs in the grader at each yield point of the call; empty for a call that does not stop
 * @param toSecond whether it calls the second server
 */
record CallStyle(StartGroup startGroup, Optional<Runnable> step, boolean toSecond) {

    private static final AtomicLong GROUPS = new AtomicLong();
    private static final CallStyle PLAIN = new CallStyle(StartGroup.ALONE, Optional.empty(), false);
    private static final ThreadLocal<CallStyle> CURRENT = ThreadLocal.withInitial(() -> PLAIN);

    /** The style of so many calls that start at the same instant. */
    static CallStyle together(int calls) {
        return new CallStyle(new StartGroup(GROUPS.incrementAndGet(), calls), Optional.empty(), false);
    }

    /** The style of a call that stops at each yield point. */
    static CallStyle stepwise(Runnable atEachStep) {
        return new CallStyle(StartGroup.ALONE, Optional.of(atEachStep), false);
    }

    /** The style of the calls that this thread makes now. */
    static CallStyle current() {
        return CURRENT.get();
    }

    /** Runs something on this thread whose calls have this style. */
    <T> T during(Supplier<T> calls) {
        CURRENT.set(this);
        try {
            return calls.get();
        } finally {
            CURRENT.remove();
        }
    }

    /** The same for the first or the second server. */
    CallStyle to(boolean second) {
        return new CallStyle(startGroup, step, second);
    }

    boolean isStepwise() {
        return step.isPresent();
    }

    /** Runs the steps, and these functions. */
    CallbackHandler with(CallbackHandler functions) {
        return step.<CallbackHandler>map(action -> (parameter, arguments) -> {
                    if (parameter != Request.Call.STEP) {
                        return functions.call(parameter, arguments);
                    }
                    CURRENT.remove(); // the action may make calls of its own
                    action.run();
                    return NullNode.getInstance();
                })
                .orElse(functions);
    }
}
