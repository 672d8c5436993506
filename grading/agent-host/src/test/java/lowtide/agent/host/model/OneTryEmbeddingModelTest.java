package lowtide.agent.host.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.http.client.HttpClientBuilderLoader;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.request.EmbeddingRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lowtide.agent.api.ModelAccess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OneTryEmbeddingModelTest {

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    static Stream<Consumer<EmbeddingModel>> calls() {
        List<TextSegment> texts = List.of(TextSegment.from("soup"), TextSegment.from("salad"));
        return Stream.of(
                model -> model.embed("soup"),
                model -> model.embedAll(texts),
                model -> model.embed(EmbeddingRequest.builder().input("soup").build()));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aRequestThatFailsIsMadeOnceAndFailsAsUsual(Consumer<EmbeddingModel> call) {
        ModelAccess access =
                new ModelAccess("http://127.0.0.1:" + server.getAddress().getPort(), "key", "gemini-embedding-001");
        EmbeddingModel model = GeminiModels.embeddingModel(access, HttpClientBuilderLoader::loadHttpClientBuilder);

        assertThatThrownBy(() -> call.accept(model)).isInstanceOf(InternalServerException.class);
        assertThat(requests).hasValue(1);
    }
}
