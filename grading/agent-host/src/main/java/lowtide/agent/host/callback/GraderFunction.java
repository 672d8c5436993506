package lowtide.agent.host.callback;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import lowtide.agent.api.frame.FunctionType;
import lowtide.agent.api.frame.ValueCodec;

/** A function of the grader as the student's code gets it: an object of a functional interface. Thread-safe. */
public final class GraderFunction implements InvocationHandler {

    private final FunctionType type;
    private final Function<List<JsonNode>, JsonNode> callback;

    private GraderFunction(FunctionType type, Function<List<JsonNode>, JsonNode> callback) {
        this.type = type;
        this.callback = callback;
    }

    /**
     * Creates such an object.
     *
     * @param callback calls the function in the grader and waits for its result
     */
    public static Object of(FunctionType type, Function<List<JsonNode>, JsonNode> callback) {
        Class<?> functional = type.functional();
        return Proxy.newProxyInstance(
                functional.getClassLoader() == null
                        ? GraderFunction.class.getClassLoader()
                        : functional.getClassLoader(),
                new Class<?>[] {functional},
                new GraderFunction(type, callback));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return switch (method.getName()) {
                case "equals" -> proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> type.functional().getSimpleName() + " of the caller";
            };
        }
        if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        List<JsonNode> encoded = new ArrayList<>();
        for (Object argument : arguments == null ? new Object[0] : arguments) {
            encoded.add(ValueCodec.encode(argument));
        }
        JsonNode result = callback.apply(encoded);
        return type.result().hasRawClass(void.class) ? null : ValueCodec.decode(result, type.result());
    }
}
