package lowtide.agent.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.http.client.HttpClientBuilderLoader;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lowtide.agent.api.ModelAccess;
import lowtide.agent.api.frame.AgentSpec;
import lowtide.agent.api.frame.Parameter;
import lowtide.agent.api.frame.TypeName;
import lowtide.agent.api.frame.ValueCodec;
import lowtide.agent.host.resource.AgentClock;
import lowtide.agent.host.resource.Resource;
import lowtide.agent.host.resource.ResourceContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceKindsTest {

    private static final String MODEL = "dev.langchain4j.model.chat.ChatModel";

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    dev.langchain4j.model.chat.ChatModel;                  ChatModelResource;     true
                    dev.langchain4j.model.chat.StreamingChatModel;         StreamingChatModelResource; true
                    java.util.List<dev.langchain4j.model.chat.ChatModel>;  ChatModelListResource; true
                    dev.langchain4j.model.embedding.EmbeddingModel;        EmbeddingModelResource; false
                    java.time.InstantSource;                               ClockResource;         true
                    java.util.function.Consumer<java.time.Duration>;       PauseResource;         true
                    io.opentelemetry.api.OpenTelemetry;                    TelemetryResource;     true
                    java.util.function.Consumer<java.lang.String>;         FunctionResource;      false
                    java.util.Map<dev.langchain4j.agent.tool.ToolSpecification,dev.langchain4j.service.tool.ToolExecutor>; ToolsResource; false
                    java.util.List<java.lang.String>;                      ValueResource;         false
                    javax.sql.DataSource;                                  DatabaseResource;      false
                    """)
    void aParameterIsOfTheKindOfItsType(String type, String kind, boolean needsNoValue) {
        JavaType resolved = new TypeName(type).resolve(getClass().getClassLoader());

        assertThat(ResourceKinds.resource(context(type, 1)).getClass().getSimpleName())
                .isEqualTo(kind);
        assertThat(ResourceKinds.needsNoValue(resolved)).isEqualTo(needsNoValue);
    }

    @Test
    void aModelIsTheFirstThatTheGraderNames() {
        ChatModel model = (ChatModel) ResourceKinds.resource(context(MODEL, 2)).open();

        assertThat(model.defaultRequestParameters().modelName()).isEqualTo("gemini-1");
    }

    @Test
    void aListOfModelsIsInTheOrderOfTheGrader() {
        Resource<?, ?> resource = ResourceKinds.resource(context("java.util.List<" + MODEL + ">", 3));

        assertThat((List<?>) resource.open())
                .extracting(
                        model -> ((ChatModel) model).defaultRequestParameters().modelName())
                .containsExactly("gemini-1", "gemini-2", "gemini-3");
    }

    @Test
    void aModelThatIsMissingIsNamed() {
        assertThatThrownBy(() -> ResourceKinds.resource(context(MODEL, 0)).open())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("parameter p");
    }

    @Test
    void aModelThatEmbedsIsWhereTheGraderSays() {
        ModelAccess access = new ModelAccess("http://127.0.0.1:1/v1beta", "key", "gemini-embedding");
        ResourceContext context =
                context("dev.langchain4j.model.embedding.EmbeddingModel", 1, Map.of("p", ValueCodec.encode(access)));

        EmbeddingModel model = (EmbeddingModel) ResourceKinds.resource(context).open();

        assertThat(model.modelName()).isEqualTo("gemini-embedding");
    }

    private ResourceContext context(String type, int models) {
        return context(type, models, Map.of("p", ValueCodec.encode("folder")));
    }

    private ResourceContext context(String type, int models, Map<String, JsonNode> values) {
        List<ModelAccess> access = Stream.iterate(1, i -> i + 1)
                .limit(models)
                .map(i -> new ModelAccess("http://127.0.0.1:1/v1beta", "key", "gemini-" + i))
                .toList();
        TypeName typeName = new TypeName(type);
        return new ResourceContext(
                new AgentSpec("lowtide.x.Agent", List.of(), access, Instant.EPOCH, values),
                new Parameter("p", typeName),
                typeName.resolve(getClass().getClassLoader()),
                new AgentClock(Instant.EPOCH),
                HttpClientBuilderLoader::loadHttpClientBuilder,
                arguments -> arguments.get(0));
    }
}
