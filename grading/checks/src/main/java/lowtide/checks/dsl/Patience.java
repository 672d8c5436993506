package lowtide.checks.dsl;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import lowtide.agent.api.AgentException;
import lowtide.agent.control.AgentSession;
import lowtide.agent.control.time.Deadline;
import lowtide.fakegemini.Gate;

/** Waits for actions of the agent, up to a limit that a busy machine does not shorten. Thread-safe. */
public final class Patience {

    /** How long a check waits for something that normally takes milliseconds before it fails. */
    public static final Duration LIMIT = Duration.ofSeconds(5);

    private final AgentSession<?> session;

    Patience(AgentSession<?> session) {
        this.session = session;
    }

    /** Waits for the result of a call that should return now, and fails if it does not. */
    public <T> T await(CompletableFuture<T> call, String ifLate, String expected) {
        return await(call, () -> new CheckFailure(ifLate, expected));
    }

    /** As above, with a failure that is created when the time is over. */
    public <T> T await(CompletableFuture<T> call, Supplier<CheckFailure> ifLate) {
        Deadline deadline = session.deadline(LIMIT);
        try {
            return deadline.await(call);
        } catch (TimeoutException late) {
            deadline.verifyThatTheAgentHadItsTime();
            throw ifLate.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof AgentException agentFailure) {
                throw agentFailure;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Waits until this many requests have arrived at the gate, and fails if they do not arrive. */
    public void awaitArrivals(Gate gate, int requests, String ifNot, String expected) {
        Deadline deadline = session.deadline(LIMIT);
        if (!arrive(gate, requests, deadline)) {
            deadline.verifyThatTheAgentHadItsTime();
            throw new CheckFailure(ifNot, expected);
        }
    }

    /** Whether a request arrives at the gate in time, and before this call is over. */
    public boolean arrives(Gate gate, CompletableFuture<?> call) {
        Deadline deadline = session.deadline(LIMIT);
        boolean arrived = happens(limit -> gate.awaitArrivals(1, limit) || call.isDone(), deadline);
        if (!arrived) {
            deadline.verifyThatTheAgentHadItsTime();
        }
        return gate.arrivals() > 0;
    }

    /** Waits until this many streams that are held at the gate were closed by the agent, and fails if they are not. */
    public void awaitHangUps(Gate gate, int streams, String ifNot, String expected) {
        Deadline deadline = session.deadline(LIMIT);
        if (!happens(limit -> gate.awaitHangUps(streams, limit), deadline)) {
            deadline.verifyThatTheAgentHadItsTime();
            throw new CheckFailure(ifNot, expected);
        }
    }

    /** Whether this many requests arrive at the gate within this time. */
    public boolean arrive(Gate gate, int requests, Duration limit) {
        return arrive(gate, requests, session.deadline(limit));
    }

    /** Waits until this is done or this time is over. */
    public void settle(CompletableFuture<?> end, Duration limit) {
        Deadline deadline = session.deadline(limit);
        happens(slice -> isDone(end, slice), deadline);
    }

    private static boolean isDone(CompletableFuture<?> end, Duration limit) throws InterruptedException {
        try {
            end.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException failure) {
            return true;
        }
    }

    private static boolean arrive(Gate gate, int requests, Deadline deadline) {
        return happens(limit -> gate.awaitArrivals(requests, limit), deadline);
    }

    private static boolean happens(Event event, Deadline deadline) {
        try {
            while (deadline.left() > 0) {
                if (event.await(Duration.ofNanos(deadline.nextWait()))) {
                    return true;
                }
            }
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Something that is waited for. */
    private interface Event {
        boolean await(Duration limit) throws InterruptedException;
    }
}
