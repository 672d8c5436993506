package lowtide.checks;

import java.util.List;

/** The suites in the order of their stages. */
public final class Suites {

    private static final List<Class<? extends StageChecks<?>>> IN_ORDER = List.of(
            ContextCapChecks.class,
            UserIsolationChecks.class,
            TokenCountingChecks.class,
            RateLimitingChecks.class,
            LoggingChecks.class);

    private Suites() {}

    /** The suite of the stage with this number, from 1. */
    public static Class<? extends StageChecks<?>> forStage(int number) {
        return IN_ORDER.get(number - 1);
    }
}
