package lowtide.agent.host;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import lowtide.agent.api.SignatureMismatch;
import lowtide.agent.api.frame.AgentSpec;
import lowtide.agent.api.frame.FunctionType;
import lowtide.agent.api.frame.Parameter;
import lowtide.agent.api.frame.ProbeNames;
import lowtide.agent.api.frame.Request;
import lowtide.agent.api.frame.ValueCodec;
import lowtide.agent.host.callback.Callbacks;
import lowtide.agent.host.callback.GraderFunction;
import lowtide.agent.host.probe.Probe;
import lowtide.agent.host.probe.RunningCalls;
import lowtide.agent.host.resource.AgentClock;
import lowtide.agent.host.resource.ClockResource;
import lowtide.agent.host.resource.Resource;
import lowtide.agent.host.resource.ResourceContext;

/** One agent with everything its constructor got and everything that is observed about it. Thread-safe. */
public final class HostedAgent implements AutoCloseable {

    private final BoundAgent bound;
    private final RunningCalls running;
    private final Map<String, Probe<?>> probes;
    private final List<Resource<?, ?>> resources;
    private final Callbacks callbacks;

    private HostedAgent(
            BoundAgent bound,
            RunningCalls running,
            Map<String, Probe<?>> probes,
            List<Resource<?, ?>> resources,
            Callbacks callbacks) {
        this.bound = bound;
        this.running = running;
        this.probes = Map.copyOf(probes);
        this.resources = resources;
        this.callbacks = callbacks;
    }

    /**
     * Creates an agent.
     *
     * @param id names the agent in callbacks to functions that its constructor gets
     * @throws SignatureMismatch if the student's class differs from the specification, or a value does not match the
     *     class's own types
     * @throws lowtide.agent.api.AgentThrew if its constructor throws
     */
    public static HostedAgent open(long id, AgentSpec spec, HostContext context) {
        AgentClass type = AgentClass.load(spec.className(), context.loader());
        List<JavaType> types = type.parameterTypes(spec);
        Constructor<?> constructor = type.constructor(spec, types);
        AgentClock clock = new AgentClock(spec.now());
        Map<String, Probe<?>> probes = new HashMap<>(context.probes());
        RunningCalls running = new RunningCalls(type.packageName());
        probes.put(ProbeNames.CLOCK, new ClockResource(clock));
        probes.put(ProbeNames.RUNNING, running);
        List<Resource<?, ?>> resources = new ArrayList<>();
        try {
            Object[] arguments = new Object[types.size()];
            for (int i = 0; i < arguments.length; i++) {
                Parameter parameter = spec.parameters().get(i);
                Function<List<JsonNode>, JsonNode> callback = callback(context.callbacks(), id, i);
                Resource<?, ?> resource = ResourceKinds.resource(
                        new ResourceContext(spec, parameter, types.get(i), clock, context.httpClient(), callback));
                arguments[i] = converted(parameter.text(), resource::open);
                resources.add(resource);
                probes.put(parameter.name(), resource);
            }
            BoundAgent bound = BoundAgent.create(type, constructor, arguments);
            return new HostedAgent(bound, running, probes, resources, context.callbacks());
        } catch (RuntimeException | Error failure) {
            resources.forEach(Resource::close);
            throw failure;
        }
    }

    /**
     * Prepares a call before the agent's own code runs, so that calls that start together differ in nothing else. The
     * returned object makes the call.
     *
     * @return throws a {@link SignatureMismatch} if the student's class has no such method, and an
     *     {@link lowtide.agent.api.AgentThrew} if the method throws
     */
    public Supplier<Object> prepare(Request.Call call) {
        try {
            Supplier<Object> prepared = bound.prepare(call.method(), types -> {
                Object[] arguments = new Object[types.size()];
                for (int i = 0; i < arguments.length; i++) {
                    arguments[i] = argument(call, i, types.get(i));
                }
                return arguments;
            });
            Supplier<Object> surrounded = surrounded(prepared);
            return () -> running.run(caller(call), surrounded);
        } catch (SignatureMismatch mismatch) {
            return () -> {
                throw mismatch; // only after the calls that wait for this one are released
            };
        }
    }

    /** Passes a command to the resource or probe with this name. */
    public void tell(String name, JsonNode command) {
        probe(name).tell(command);
    }

    /** What the resource or probe with this name has observed since this was last called. */
    public JsonNode drain(String name) {
        return ValueCodec.encode(probe(name).drain());
    }

    @Override
    public void close() {
        resources.forEach(Resource::close);
    }

    private Supplier<Object> surrounded(Supplier<Object> call) {
        Supplier<Object> surrounded = call;
        for (Resource<?, ?> resource : resources) {
            surrounded = resource.around(surrounded);
        }
        return surrounded;
    }

    /** In a contract, the first parameter of a method that is called for a user is the user's id. */
    private static String caller(Request.Call call) {
        return call.arguments().isEmpty() ? "" : call.arguments().get(0).asText();
    }

    private Object argument(Request.Call call, int index, JavaType type) {
        return FunctionType.of(type)
                .map(function -> GraderFunction.of(function, callback(callbacks, call.id(), index)))
                .orElseGet(() -> converted(
                        call.method().parameters().get(index).simple(),
                        () -> ValueCodec.decode(call.arguments().get(index), type)));
    }

    /** Converts a value of the grader to a type of the student, who may have changed that type. */
    private static Object converted(String what, Supplier<?> conversion) {
        try {
            return conversion.get();
        } catch (IllegalArgumentException unfit) {
            throw new SignatureMismatch("No value could be made for " + what + ": "
                    + String.valueOf(unfit.getMessage()).lines().findFirst().orElse("") + ".");
        }
    }

    private Probe<?> probe(String name) {
        Probe<?> probe = probes.get(name);
        if (probe == null) {
            throw new IllegalArgumentException("nothing of this agent is called " + name);
        }
        return probe;
    }

    private static Function<List<JsonNode>, JsonNode> callback(Callbacks callbacks, long id, int parameter) {
        return arguments -> callbacks.call(id, parameter, arguments);
    }
}
