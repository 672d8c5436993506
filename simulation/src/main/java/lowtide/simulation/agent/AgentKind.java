package lowtide.simulation.agent;

import java.lang.reflect.Method;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import lowtide.agent.control.AgentContract;

/** The kinds of agents that can run: by what their method {@code chat} takes, and by what their constructor takes. */
public enum AgentKind {
    /** Knows no users: all share one conversation. */
    SHARED(SharedAgent.class, SharedAgent.Constructor.class),
    /** Has a conversation for each user, like all agents below. */
    PERSONAL(PersonalAgent.class, PersonalAgent.Constructor.class),
    /** Has a clock. */
    CLOCKED(PersonalAgent.class, PersonalAgent.ClockConstructor.class),
    /** Can wait. */
    RETRYING(PersonalAgent.class, PersonalAgent.RetriesConstructor.class),
    /** Reports traces and metrics. */
    TRACED(PersonalAgent.class, PersonalAgent.TracingConstructor.class),
    /** Has several models. */
    FALLBACK(PersonalAgent.class, PersonalAgent.FallbackConstructor.class),
    /** Has tools. */
    TOOLS(PersonalAgent.class, PersonalAgent.ToolsConstructor.class),
    /** Has tools, and guards them. */
    GUARDRAILS(PersonalAgent.class, PersonalAgent.GuardrailsConstructor.class),
    /** Has a budget for each day. */
    BUDGET(PersonalAgent.class, PersonalAgent.BudgetConstructor.class),
    /** Keeps its sessions in a folder. */
    SESSIONS(SessionAgent.class, SessionAgent.Constructor.class),
    /** Keeps its sessions in a database. */
    DATABASE(SessionAgent.class, SessionAgent.DatabaseConstructor.class),
    /** Has a model that embeds. */
    RETRIEVAL(PersonalAgent.class, PersonalAgent.RetrievalConstructor.class),
    /** Passes its reply on piece by piece. */
    STREAMING(StreamingAgent.class, StreamingAgent.Constructor.class);

    private final Class<?> agent;
    private final Class<?> constructor;

    AgentKind(Class<?> agent, Class<?> constructor) {
        this.agent = agent;
        this.constructor = constructor;
    }

    /** The kind of a class. One with an unknown constructor gets a kind that is close to it, and does not start. */
    static AgentKind of(Class<?> agent) {
        boolean personal = Stream.of(agent.getMethods())
                .anyMatch(method -> method.getName().equals("chat") && method.getParameterCount() >= 2);
        if (!personal) {
            return SHARED;
        }
        List<List<Class<?>>> constructors = Stream.of(agent.getConstructors())
                .map(constructor -> List.of(constructor.getParameterTypes()))
                .toList();
        AgentKind closest =
                constructors.stream().anyMatch(takes -> takes.contains(InstantSource.class)) ? CLOCKED : PERSONAL;
        return Arrays.stream(values())
                .filter(kind -> kind != SHARED && constructors.contains(kind.parameters()))
                .findFirst()
                .orElse(closest);
    }

    /** The constructor and methods that a class of this kind is called with. */
    AgentContract<?> contract(String className) {
        return AgentContract.of(agent, constructor, className);
    }

    private List<Class<?>> parameters() {
        Method create = constructor.getDeclaredMethods()[0];
        return List.of(create.getParameterTypes());
    }
}
