package lowtide.agent.api;

/**
 * What a stage asks of the student's class: its name, its constructor, its methods.
 *
 * @param agent the interface whose methods the class must offer, by name and signature
 * @param className the student's class
 * @param takesClock whether the constructor takes a {@link java.time.InstantSource} after the model
 */
public record StageContract<A>(Class<A> agent, String className, boolean takesClock) {

    public static final StageContract<ContextCapAgent> CONTEXT_CAP =
            new StageContract<>(ContextCapAgent.class, "lowtide.contextcap.WellnessAgent", false);

    public static final StageContract<UserIsolationAgent> USER_ISOLATION =
            new StageContract<>(UserIsolationAgent.class, "lowtide.userisolation.WellnessAgent", false);

    public static final StageContract<TokenCountingAgent> TOKEN_COUNTING =
            new StageContract<>(TokenCountingAgent.class, "lowtide.tokencounting.WellnessAgent", false);

    public static final StageContract<TokenCountingAgent> RATE_LIMITING =
            new StageContract<>(TokenCountingAgent.class, "lowtide.ratelimiting.WellnessAgent", true);

    public static final StageContract<TokenCountingAgent> LOGGING =
            new StageContract<>(TokenCountingAgent.class, "lowtide.logging.WellnessAgent", true);
}
