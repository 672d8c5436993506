package lowtide.agent.host.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import lowtide.agent.api.Pause;
import lowtide.agent.api.frame.ValueCodec;

/**
 * How an agent waits: a pause advances the agent's clock and is recorded, but takes no real time. If the grader passed
 * a function for the parameter, it is called for each pause, before the pause returns.
 */
public final class PauseResource implements Resource<Consumer<Duration>, List<Pause>> {

    /** More than any check causes, so that an agent that pauses without end does not fill the memory. */
    private static final int MAX = 20_000;

    private final ResourceContext context;
    private final Optional<Consumer<Duration>> listener;
    private final List<Pause> pauses = new ArrayList<>();

    public PauseResource(ResourceContext context) {
        this.context = context;
        this.listener = context.agent().value(context.parameter().name()).map(passed -> this::tellGrader);
    }

    @Override
    public Consumer<Duration> open() {
        return this::pause;
    }

    @Override
    public List<Pause> drain() {
        synchronized (pauses) {
            List<Pause> drained = List.copyOf(pauses);
            pauses.clear();
            return drained;
        }
    }

    private void tellGrader(Duration duration) {
        JsonNode ignored = context.callback().apply(List.of(ValueCodec.encode(duration)));
    }

    private void pause(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("a pause of " + duration);
        }
        Instant start = context.clock().advance(duration);
        synchronized (pauses) {
            if (pauses.size() < MAX) {
                pauses.add(new Pause(start, duration));
            }
        }
        listener.ifPresent(told -> told.accept(duration));
    }
}
