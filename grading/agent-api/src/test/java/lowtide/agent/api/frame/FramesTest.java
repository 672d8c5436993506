package lowtide.agent.api.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lowtide.agent.api.ModelAccess;
import lowtide.agent.api.RemoteThrowable;
import lowtide.agent.api.StartGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FramesTest {

    private static final AgentSpec SPEC = new AgentSpec(
            "lowtide.budget.WellnessAgent",
            List.of(new Parameter("model", new TypeName("dev.langchain4j.model.chat.ChatModel"))),
            List.of(new ModelAccess("http://127.0.0.1:1", "key", "gemini")),
            Instant.EPOCH,
            Map.of("budget", ValueCodec.encode("1.50")));

    static Stream<Request> requests() {
        MethodSignature chat = new MethodSignature(
                "chat", List.of(new TypeName("java.lang.String")), new TypeName("java.lang.String"));
        return Stream.of(
                new Request.Open(1, SPEC, Request.OpenMode.SECOND_SERVER),
                new Request.Call(2, chat, List.of(ValueCodec.encode("hi")), new StartGroup(3, 4), true, true),
                new Request.Tell("clock", ValueCodec.encode(Instant.EPOCH)),
                new Request.Drain(5, "log"),
                new Request.Returned(6, ValueCodec.encode(true)),
                new Request.Failed(7, "no"));
    }

    static Stream<Reply> replies() {
        return Stream.of(
                new Reply.Value(1, ValueCodec.encode("hi")),
                new Reply.Thrown(2, RemoteThrowable.of(new Error("x"), "lowtide")),
                new Reply.Mismatch(3, "Expected this; found that."),
                new Reply.Callback(4, 5, 6, List.of(ValueCodec.encode("piece"))),
                new Reply.Exiting());
    }

    @ParameterizedTest
    @MethodSource("requests")
    void aRequestArrivesAsItWasSent(Request request) throws IOException {
        assertThat(ValueCodec.read(new String(ValueCodec.write(request), "UTF-8"), Request.class))
                .isEqualTo(request);
    }

    @ParameterizedTest
    @MethodSource("replies")
    void aReplyArrivesAsItWasSent(Reply reply) throws IOException {
        assertThat(ValueCodec.read(new String(ValueCodec.write(reply), "UTF-8"), Reply.class))
                .isEqualTo(reply);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":1}",
                "{\"is\":\"ghost\",\"id\":1}",
                "{\"is\":\"thrown\",\"id\":1}",
                "{\"is\":\"thrown\",\"id\":1,\"thrown\":{\"types\":[]}}",
                "{\"is\":\"mismatch\",\"id\":1}",
                "{\"is\":\"callback\",\"id\":1,\"number\":1,\"parameter\":0}",
                "{\"is\":\"value\",\"id\":{}}",
                "[\"java.net.URLClassLoader\",{}]",
                "7"
            })
    void aReplyThatNoHostSendsIsRefused(String forged) {
        assertThatThrownBy(() -> ValueCodec.read(forged, Reply.class)).isInstanceOf(IOException.class);
    }

    @Test
    void aValueThatIsMissingIsNull() throws IOException {
        assertThat(ValueCodec.read("{\"is\":\"value\",\"id\":1}", Reply.class))
                .isEqualTo(new Reply.Value(1, NullNode.getInstance()));
    }

    @Test
    void aConstructorIsJavaSource() {
        assertThat(SPEC.constructorText()).isEqualTo("public WellnessAgent(ChatModel model)");
        assertThat(SPEC.value("budget")).contains(ValueCodec.encode("1.50"));
        assertThat(SPEC.value("prices")).isEmpty();
    }

    @Test
    void anAddressIsAPortOrAPath() {
        assertThat(HostConfig.address("4711")).isInstanceOfSatisfying(InetSocketAddress.class, address -> {
            assertThat(address.getPort()).isEqualTo(4711);
            assertThat(address.getAddress().isLoopbackAddress()).isTrue();
        });
        assertThat(HostConfig.address("/lowtide/sockets/gemini")).isInstanceOf(UnixDomainSocketAddress.class);
        assertThatThrownBy(() -> new HostConfig(null, "1", "p", false)).isInstanceOf(NullPointerException.class);
    }
}
