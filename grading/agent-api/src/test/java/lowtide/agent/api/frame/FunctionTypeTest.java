package lowtide.agent.api.frame;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.langchain4j.data.message.ChatMessage;
import java.time.Duration;
import java.util.Comparator;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FunctionTypeTest {

    @Test
    void theTypesOfAFunctionAreThoseOfItsArguments() {
        FunctionType consumer =
                FunctionType.of(type(Consumer.class, Duration.class)).orElseThrow();

        assertThat(consumer.method().getName()).isEqualTo("accept");
        assertThat(consumer.parameters()).extracting(JavaType::getRawClass).containsExactly((Class) Duration.class);
        assertThat(consumer.result().getRawClass()).isEqualTo(void.class);
    }

    @Test
    void aMethodThatIsInheritedCountsToo() {
        FunctionType operator =
                FunctionType.of(type(BinaryOperator.class, Long.class)).orElseThrow();

        assertThat(operator.method().getName()).isEqualTo("apply");
        assertThat(operator.parameters()).hasSize(2);
        assertThat(operator.result().getRawClass()).isEqualTo(Long.class);
    }

    @Test
    void equalsIsNotTheMethodOfAComparator() {
        assertThat(FunctionType.of(type(Comparator.class, Long.class))
                        .orElseThrow()
                        .method()
                        .getName())
                .isEqualTo("compare");
    }

    @Test
    void anInterfaceThatHappensToHaveOneMethodIsNoFunction() {
        assertThat(FunctionType.of(TypeFactory.defaultInstance().constructType(ChatMessage.class)))
                .isEmpty();
        assertThat(FunctionType.of(TypeFactory.defaultInstance().constructType(String.class)))
                .isEmpty();
    }

    private static JavaType type(Class<?> functional, Class<?> argument) {
        return TypeFactory.defaultInstance().constructParametricType(functional, argument);
    }
}
