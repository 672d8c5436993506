package lowtide.agent.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import lowtide.agent.api.ModelAccess;
import lowtide.agent.api.frame.AgentSpec;
import lowtide.agent.api.frame.MethodSignature;
import lowtide.agent.api.frame.Parameter;
import lowtide.agent.api.frame.TypeName;
import lowtide.agent.api.frame.ValueCodec;
import lowtide.agent.control.process.CallbackHandler;
import lowtide.agent.control.toy.Price;
import lowtide.agent.control.toy.Toy;
import org.junit.jupiter.api.Test;

class AgentContractTest {

    interface Limited {

        int estimateTokens(List<ChatMessage> messages);

        String chat(String userId, String message);

        void stream(String userId, Consumer<String> onText);

        interface Constructor {
            Limited create(ChatModel model, InstantSource clock);
        }

        interface Two {
            Limited create(ChatModel model);

            Limited create();
        }

        interface LogTaker {
            Limited create(Consumer<String> log);
        }
    }

    private static final AgentContract<Limited> CONTRACT =
            AgentContract.of(Limited.class, Limited.Constructor.class, "lowtide.ratelimiting.WellnessAgent");

    @Test
    void signaturesAreReadFromTypes() {
        assertThat(CONTRACT.constructorText()).isEqualTo("public WellnessAgent(ChatModel model, InstantSource clock)");
        assertThat(CONTRACT.methodTexts())
                .containsExactly(
                        "String chat(String userId, String message)",
                        "int estimateTokens(List<ChatMessage> messages)",
                        "void stream(String userId, Consumer<String> onText)");
        assertThat(CONTRACT.agent()).isEqualTo(Limited.class);
        assertThat(CONTRACT.className()).isEqualTo("lowtide.ratelimiting.WellnessAgent");
        assertThat(CONTRACT.takesFolder()).isFalse();
    }

    @Test
    void aMethodIsSentWithItsTypes() throws NoSuchMethodException {
        ContractMethod method = CONTRACT.method(Limited.class.getMethod("estimateTokens", List.class));

        assertThat(method.signature())
                .isEqualTo(new MethodSignature(
                        "estimateTokens",
                        List.of(new TypeName("java.util.List<dev.langchain4j.data.message.ChatMessage>")),
                        new TypeName("int")));
    }

    @Test
    void typesOfTheContractsPackageStandForThoseOfTheStudents() {
        AgentSpec spec = Toy.CONTRACT.spec(Toy.settings("http://127.0.0.1:1"), Optional.of("/lowtide/data/1"));

        assertThat(spec.parameters())
                .contains(new Parameter("prices", new TypeName("java.util.Map<java.lang.String,lowtide.toy.Price>")));
        assertThat(spec.values()).containsOnlyKeys("folder", "prices", "budget", "lookup", "tools");
        assertThat(spec.value("folder")).contains(ValueCodec.encode("/lowtide/data/1"));
        assertThat(Toy.CONTRACT.takesFolder()).isTrue();
        assertThat(new Price(null).input()).isNull();
    }

    @Test
    void functionsStayInTheGrader() throws NoSuchMethodException {
        ContractMethod stream = CONTRACT.method(Limited.class.getMethod("stream", String.class, Consumer.class));
        StringBuilder text = new StringBuilder();
        Consumer<String> onText = text::append;
        Object[] arguments = {"ann", onText};

        assertThat(stream.encoded(arguments)).extracting(JsonNode::toString).containsExactly("\"ann\"", "null");
        stream.functions(arguments).call(1, List.of(ValueCodec.encode("piece")));

        assertThat(text).hasToString("piece");
    }

    @Test
    void whatIsNoContractIsRefused() {
        assertThatThrownBy(() -> AgentContract.of(Limited.class, Limited.Two.class, "lowtide.x.A"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("exactly one method");
        assertThatThrownBy(() -> AgentContract.of(Toy.class, Limited.Constructor.class, "lowtide.x.A"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AgentContract.of(Limited.class, Limited.LogTaker.class, "lowtide.x.A"))
                .hasMessageContaining("cannot be called log");
    }

    @Test
    void settingsForOneModelAreShort() {
        ModelAccess model = new ModelAccess("http://127.0.0.1:1", "key", "gemini");

        assertThat(new AgentSettings(model, Instant.EPOCH))
                .isEqualTo(new AgentSettings(List.of(model), Instant.EPOCH, Map.of()));
        assertThat(CONTRACT.functions(new AgentSettings(model, Instant.EPOCH))).isSameAs(CallbackHandler.NONE);
    }
}
