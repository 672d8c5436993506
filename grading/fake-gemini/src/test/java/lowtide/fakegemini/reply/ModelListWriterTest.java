package lowtide.fakegemini.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import lowtide.fakegemini.model.ModelCatalogue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The list of models")
class ModelListWriterTest {

    @Test
    @DisplayName("starts with the default model")
    void startsWithTheDefault() throws Exception {
        JsonNode models =
                new ObjectMapper().readTree(ModelListWriter.list().body()).get("models");

        assertThat(models).hasSize(ModelCatalogue.NAMES.size());
        assertThat(models.at("/0/name").asText()).isEqualTo("models/" + ModelCatalogue.DEFAULT);
    }

    @Test
    @DisplayName("describes one model, and refuses an unknown one with 404")
    void describesOneModel() throws Exception {
        JsonNode model = new ObjectMapper()
                .readTree(ModelListWriter.get("gemini-2.5-pro").body());

        assertThat(model.get("name").asText()).isEqualTo("models/gemini-2.5-pro");
        assertThat(model.get("inputTokenLimit").asInt()).isEqualTo(1_048_576);
        assertThat(ModelListWriter.get("gemini-9"))
                .isEqualTo(ErrorWriter.write(ModelCatalogue.notFound("gemini-9", "getModel")));
    }
}
