package lowtide.agent.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.ChatMessage;
import java.lang.reflect.Method;
import java.util.List;
import lowtide.agent.control.toy.Toy;
import org.junit.jupiter.api.Test;

class CallTextTest {

    @Test
    void showsArgumentsAsInJavaSource() throws NoSuchMethodException {
        Method chat = Toy.class.getMethod("chat", String.class, String.class);

        assertThat(CallText.of(chat, new Object[] {"Alice", null})).isEqualTo("chat(\"Alice\", null)");
        assertThat(CallText.of(Toy.class.getMethod("exit", int.class), new Object[] {3}))
                .isEqualTo("exit(3)");
    }

    @Test
    void shortensLongArgumentsAndCutsNoCharacterInHalf() throws NoSuchMethodException {
        Method fail = Toy.class.getMethod("fail", String.class);
        Method echo = Toy.class.getMethod("echo", List.class);

        assertThat(CallText.of(fail, new Object[] {"x".repeat(32_004)}))
                .isEqualTo("fail(\"" + "x".repeat(40) + "...\" (32004 characters))");
        assertThat(CallText.of(fail, new Object[] {"x".repeat(39) + "\uD83C\uDF4E".repeat(20)}))
                .startsWith("fail(\"" + "x".repeat(39) + "...\"");
        assertThat(CallText.of(echo, new Object[] {List.<ChatMessage>of()})).isEqualTo("echo(a collection of 0)");
    }
}
