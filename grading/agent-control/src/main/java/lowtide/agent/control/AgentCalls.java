package lowtide.agent.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import lowtide.agent.api.AgentException;
import lowtide.agent.api.frame.ValueCodec;

/** Passes calls of a contract's interface on to an agent. Thread-safe. */
final class AgentCalls<A> implements InvocationHandler {

    private final AgentContract<A> contract;
    private final AgentConnection connection;
    private final boolean toSecond;

    private AgentCalls(AgentContract<A> contract, AgentConnection connection, boolean toSecond) {
        this.contract = contract;
        this.connection = connection;
        this.toSecond = toSecond;
    }

    /** The interface, with calls that reach the agent or the second server beside it. */
    static <A> A relayed(AgentContract<A> contract, AgentConnection connection, boolean toSecond) {
        Class<A> type = contract.agent();
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, new AgentCalls<>(contract, connection, toSecond)));
    }

    /** A value that the agent sent; an agent that sent an invalid one is ended. */
    static <T> T understood(AgentConnection connection, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException | NullPointerException nonsense) {
            throw connection.nonsense();
        }
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            try {
                return method.invoke(this, arguments);
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
        }
        Object[] passed = arguments == null ? new Object[0] : arguments;
        ContractMethod called = contract.method(method);
        JsonNode result;
        try {
            CallStyle style = CallStyle.current().to(toSecond);
            result = connection.call(
                    called.signature(), called.encoded(passed), style, style.with(called.functions(passed)));
        } catch (AgentException failure) {
            throw failure.during(CallText.of(method, passed));
        }
        return called.result().hasRawClass(void.class)
                ? null
                : understood(connection, () -> ValueCodec.decode(result, called.result()));
    }
}
