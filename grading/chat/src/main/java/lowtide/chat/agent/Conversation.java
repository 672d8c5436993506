package lowtide.chat.agent;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import lowtide.agent.api.AgentException;

/**
 * How any agent is talked to, whatever its stage: its methods are found by their names and parameters in the interface of the
 * stage's contract, so that a new stage needs no change. Thread-safe, as the agent's session is.
 *
 * @param type  the interface of the contract
 * @param agent an instance of it
 */
record Conversation(Class<?> type, Object agent) {

    private static final int SAMPLED_USERS = 20;
    private static final String STORED = "historySize";

    /**
     * Sends a message of a user and returns the reply; empty if the agent returned null. An agent that knows no users gets
     * the message alone.
     *
     * @param onText gets the reply in pieces as they arrive; an agent that does not stream has one piece
     * @throws AgentException if the agent fails
     */
    Optional<String> chat(String user, String message, Consumer<String> onText) {
        Optional<Method> streaming = method("chat", String.class, String.class, Consumer.class);
        if (streaming.isPresent()) {
            StringBuilder whole = new StringBuilder();
            Consumer<String> piece = text -> {
                whole.append(text);
                onText.accept(text);
            };
            call(streaming.get(), user, message, piece);
            return Optional.of(whole.toString());
        }
        Optional<String> reply = method("chat", String.class, String.class)
                .map(personal -> call(personal, user, message))
                .orElseGet(() -> call(method("chat", String.class).orElseThrow(), message))
                .map(String.class::cast);
        reply.ifPresent(onText);
        return reply;
    }

    /**
     * What the agent says of a user's session: values by what they mean, as far as it offers them.
     *
     * @throws AgentException if the agent fails
     */
    Map<String, String> figures(String user) {
        Map<String, String> figures = new LinkedHashMap<>();
        ask(figures, "messages stored", STORED, user);
        method(STORED)
                .flatMap(this::call)
                .ifPresent(count -> figures.put("messages stored, of all users", count.toString()));
        ask(figures, "tokens, as the agent counts", "tokensUsed", user);
        ask(figures, "dollars, as the agent counts", "spent", user);
        method("spentToday")
                .flatMap(this::call)
                .map(spent -> AgentResources.DAILY_BUDGET.subtract((BigDecimal) spent))
                .ifPresent(left -> figures.put("budget left today", left.toPlainString()));
        return figures;
    }

    /**
     * How many messages the agent holds of so many users, estimated from some of them; empty if it does not say.
     *
     * @throws AgentException if the agent fails
     */
    OptionalLong stored(int users, IntFunction<String> name) {
        Optional<Method> personal = method(STORED, String.class);
        if (personal.isEmpty()) {
            return method(STORED)
                    .flatMap(this::call)
                    .map(count -> OptionalLong.of((int) count))
                    .orElse(OptionalLong.empty());
        }
        int step = Math.max(1, users / SAMPLED_USERS);
        long counted = 0;
        long stored = 0;
        for (int i = 0; i < users; i += step) {
            stored += (int) call(personal.get(), name.apply(i)).orElseThrow();
            counted++;
        }
        return OptionalLong.of(stored * users / counted);
    }

    private void ask(Map<String, String> figures, String meaning, String name, String user) {
        method(name, String.class)
                .flatMap(found -> call(found, user))
                .ifPresent(value -> figures.put(
                        meaning, value instanceof BigDecimal exact ? exact.toPlainString() : value.toString()));
    }

    private Optional<Method> method(String name, Class<?>... parameters) {
        return Stream.of(type.getMethods())
                .filter(each -> each.getName().equals(name))
                .filter(each -> Arrays.equals(each.getParameterTypes(), parameters))
                .findFirst();
    }

    private Optional<Object> call(Method method, Object... arguments) {
        try {
            method.setAccessible(true); // of an interface that need not be public
            return Optional.ofNullable(method.invoke(agent, arguments));
        } catch (InvocationTargetException failure) {
            if (failure.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
