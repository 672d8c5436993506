package lowtide.agent.host.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import lowtide.agent.api.frame.FunctionType;
import lowtide.agent.api.frame.TypeName;
import lowtide.agent.api.frame.ValueCodec;
import org.junit.jupiter.api.Test;

@SuppressWarnings("unchecked")
class GraderFunctionTest {

    private final List<JsonNode> arguments = new ArrayList<>();

    @Test
    void argumentsGoToTheGraderAndItsResultComesBack() {
        Function<String, List<Long>> function = (Function<String, List<Long>>)
                made("java.util.function.Function<java.lang.String,java.util.List<java.lang.Long>>", passed -> {
                    arguments.addAll(passed);
                    return ValueCodec.encode(List.of(1, 2));
                });

        assertThat(function.apply("x")).containsExactly(1L, 2L);
        assertThat(arguments).containsExactly(ValueCodec.encode("x"));
    }

    @Test
    void defaultMethodsWork() {
        Consumer<String> consumer = (Consumer<String>) made("java.util.function.Consumer<java.lang.String>", passed -> {
            arguments.addAll(passed);
            return NullNode.getInstance();
        });

        consumer.andThen(consumer).accept("twice");

        assertThat(arguments).containsExactly(ValueCodec.encode("twice"), ValueCodec.encode("twice"));
    }

    @Test
    void whatTheGraderThrowsIsThrown() {
        Consumer<String> consumer = (Consumer<String>) made("java.util.function.Consumer<java.lang.String>", passed -> {
            throw new CallbackException("not this");
        });

        assertThatThrownBy(() -> consumer.accept("x"))
                .isInstanceOf(CallbackException.class)
                .hasMessage("not this");
    }

    @Test
    void itIsAnObjectLikeAnyOther() {
        Object function = made("java.lang.Runnable", passed -> NullNode.getInstance());

        Object same = function;
        assertThat(function).isEqualTo(same).isNotEqualTo(new Object()).hasToString("Runnable of the caller");
        assertThat(function.hashCode()).isEqualTo(System.identityHashCode(function));
        ((Runnable) function).run();
        assertThat(arguments).isEmpty();
    }

    private static Object made(String type, Function<List<JsonNode>, JsonNode> callback) {
        return GraderFunction.of(
                FunctionType.of(new TypeName(type).resolve(GraderFunctionTest.class.getClassLoader()))
                        .orElseThrow(),
                callback);
    }
}
