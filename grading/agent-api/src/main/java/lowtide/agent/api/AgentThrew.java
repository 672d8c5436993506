package lowtide.agent.api;

import java.time.Duration;
import java.util.Optional;

/** The agent's own method or constructor threw. */
public final class AgentThrew extends AgentException {

    private final String call;
    private final transient RemoteThrowable thrown;

    /** @param call what was called, such as {@code chat(...)} or {@code chat("I ate a plum")} */
    public AgentThrew(String call, RemoteThrowable thrown) {
        super(call + " threw " + thrown.describe());
        this.call = call;
        this.thrown = thrown;
    }

    @Override
    public AgentThrew during(String callWithArguments) {
        return new AgentThrew(callWithArguments, thrown);
    }

    /** What was called. */
    public String call() {
        return call;
    }

    public RemoteThrowable thrown() {
        return thrown;
    }

    /** Whether the exception is of this class or a subclass of it. */
    public boolean is(String className) {
        return thrown.types().contains(className);
    }

    /** What the exception's {@code retryAfter()} returned, if it has that method. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(thrown.retryAfter());
    }
}
