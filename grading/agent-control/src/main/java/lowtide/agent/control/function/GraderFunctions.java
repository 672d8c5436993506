package lowtide.agent.control.function;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import lowtide.agent.api.frame.FunctionType;
import lowtide.agent.api.frame.ValueCodec;
import lowtide.agent.control.process.CallbackHandler;
import lowtide.agent.host.ResourceKinds;

/** The arguments of a call that are functions or tools: they stay in the grader and run here when the agent calls them. */
public final class GraderFunctions implements CallbackHandler {

    /** What runs before a statement of a database at which the agent is to stop; takes the statement. */
    private static final FunctionType STOP = FunctionType.of(
                    TypeFactory.defaultInstance().constructParametricType(Consumer.class, String.class))
            .orElseThrow();

    private final Map<Integer, Function<List<JsonNode>, JsonNode>> functions = new HashMap<>();

    private GraderFunctions() {}

    /** Whether arguments of this type are functions. */
    public static boolean isFunction(JavaType type) {
        return FunctionType.of(type).isPresent();
    }

    /**
     * The functions and tools among arguments of these types.
     *
     * @param arguments may hold null
     */
    public static CallbackHandler of(List<JavaType> types, Object[] arguments) {
        GraderFunctions found = new GraderFunctions();
        for (int i = 0; i < arguments.length; i++) {
            Object argument = arguments[i];
            int index = i;
            if (argument != null && ResourceKinds.isTools(types.get(i))) {
                found.functions.put(index, new GraderTools(argument));
            } else if (argument != null && ResourceKinds.isDatabase(types.get(i))) {
                found.functions.put(index, new Bound(STOP, argument));
            } else if (argument != null) {
                FunctionType.of(types.get(i)).ifPresent(type -> found.functions.put(index, new Bound(type, argument)));
            }
        }
        return found.functions.isEmpty() ? NONE : found;
    }

    @Override
    public JsonNode call(int parameter, List<JsonNode> arguments) {
        Function<List<JsonNode>, JsonNode> bound = functions.get(parameter);
        return bound == null ? NONE.call(parameter, arguments) : bound.apply(arguments);
    }

    private record Bound(FunctionType type, Object function) implements Function<List<JsonNode>, JsonNode> {

        @Override
        public JsonNode apply(List<JsonNode> arguments) {
            if (arguments.size() != type.parameters().size()) {
                throw new IllegalArgumentException(
                        "the function takes " + type.parameters().size() + " arguments, not " + arguments.size());
            }
            Object[] decoded = new Object[arguments.size()];
            for (int i = 0; i < decoded.length; i++) {
                decoded[i] =
                        ValueCodec.decode(arguments.get(i), type.parameters().get(i));
            }
            return ValueCodec.encode(invoke(decoded));
        }

        private Object invoke(Object[] arguments) {
            Method method = type.method();
            method.setAccessible(true); // of an interface that need not be public
            try {
                return method.invoke(function, arguments);
            } catch (InvocationTargetException failure) {
                if (failure.getCause() instanceof Error error) {
                    throw error;
                }
                throw failure.getCause() instanceof RuntimeException unchecked
                        ? unchecked
                        : new IllegalStateException(failure.getCause().getMessage(), failure.getCause());
            } catch (IllegalAccessException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
