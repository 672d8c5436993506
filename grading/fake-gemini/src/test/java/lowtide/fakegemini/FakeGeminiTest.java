package lowtide.fakegemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import org.junit.jupiter.api.Test;

class FakeGeminiTest {

    @Test
    void answersLangChain4j() {
        try (FakeGemini gemini = FakeGemini.start();
                Account account = gemini.open(7)) {
            var model = GoogleAiGeminiChatModel.builder()
                    .baseUrl(account.baseUrl())
                    .apiKey(account.apiKey())
                    .modelName(FakeGemini.MODEL)
                    .maxRetries(0)
                    .build();
            assertThat(account.requests()).hasSize(2);
        }
    }
}
