package lowtide.agent.control.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import lowtide.agent.api.frame.ValueCodec;
import lowtide.agent.control.process.CallbackHandler;
import org.junit.jupiter.api.Test;

class GraderFunctionsTest {

    private static final JavaType TEXT = type("java.lang.String");
    private static final JavaType LENGTH = type("java.util.function.Function<java.lang.String,java.lang.Integer>");

    private final Function<String, Integer> length = String::length;

    @Test
    void aFunctionGetsItsArgumentsAndGivesItsResult() {
        CallbackHandler functions = GraderFunctions.of(List.of(TEXT, LENGTH), new Object[] {"x", length});

        assertThat(functions.call(1, List.of(ValueCodec.encode("four")))).isEqualTo(ValueCodec.encode(4));
    }

    @Test
    void onlyFunctionsCanBeCalled() {
        CallbackHandler functions = GraderFunctions.of(List.of(TEXT, LENGTH), new Object[] {"x", length});

        assertThatThrownBy(() -> functions.call(0, List.of())).hasMessage("parameter 0 is not a function");
        assertThatThrownBy(() -> functions.call(-1, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThat(GraderFunctions.of(List.of(TEXT), new Object[] {"x"})).isSameAs(CallbackHandler.NONE);
        assertThat(GraderFunctions.of(List.of(LENGTH), new Object[] {null})).isSameAs(CallbackHandler.NONE);
    }

    @Test
    void argumentsThatAreForgedAreRefused() {
        CallbackHandler functions = GraderFunctions.of(List.of(LENGTH), new Object[] {length});

        assertThatThrownBy(() -> functions.call(0, List.of())).hasMessage("the function takes 1 arguments, not 0");
        assertThatThrownBy(() -> functions.call(0, List.of(ValueCodec.encode(List.of(1)))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatAFunctionThrowsIsThrown() {
        Callable<String> fails = () -> {
            throw new IOException("no disk");
        };
        Function<String, Integer> asserts = text -> {
            throw new AssertionError("not this");
        };

        assertThatThrownBy(() -> GraderFunctions.of(
                                List.of(type("java.util.concurrent.Callable<java.lang.String>")), new Object[] {fails})
                        .call(0, List.of()))
                .hasMessage("no disk");
        assertThatThrownBy(() -> GraderFunctions.of(List.of(LENGTH), new Object[] {asserts})
                        .call(0, List.of(ValueCodec.encode("x"))))
                .isInstanceOf(AssertionError.class);
    }

    private static JavaType type(String canonical) {
        return TypeFactory.defaultInstance().constructFromCanonical(canonical);
    }
}
