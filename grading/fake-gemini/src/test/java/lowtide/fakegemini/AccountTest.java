package lowtide.fakegemini;

import static lowtide.fakegemini.Clients.chat;
import static lowtide.fakegemini.Clients.generate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import java.util.List;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Requests;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An account")
class AccountTest extends WithAccount {

    @Test
    @DisplayName("can refuse the responses to parallel calls in several contents")
    void requiresJointResponses() throws Exception {
        String response =
                "{\"role\": \"user\", \"parts\": [{\"functionResponse\": {\"name\": \"f\", \"response\": {}}}]}";
        String call = "{\"functionCall\": {\"name\": \"f\", \"args\": {}}}";
        String body = "{\"contents\": [{\"role\": \"user\", \"parts\": [{\"text\": \"Hello\"}]},"
                + " {\"role\": \"model\", \"parts\": [" + call + "," + call + "]}, " + response + "," + response + "]}";

        assertThat(generate(account, body).statusCode()).isEqualTo(200);
        account.requireJointResponses();
        assertThat(generate(account, body).body()).contains("number of function response parts");
    }

    @Test
    @DisplayName("keeps a journal of typed requests, in order, with their replies")
    void keepsAJournal() {
        String first = chat(account).chat("I ate a salad");
        chat(account)
                .chat(
                        SystemMessage.from("Be brief."),
                        UserMessage.from("I ate a salad"),
                        AiMessage.from(first),
                        UserMessage.from("What did I eat?"));

        assertThat(account.requests()).extracting(GeminiRequest::index).containsExactly(0, 1);
        GeminiRequest second = account.requests().get(1);
        assertThat(second.model()).isEqualTo(FakeGemini.MODEL);
        assertThat(second.systemInstruction()).contains("Be brief.");
        assertThat(second.contents())
                .containsExactly(
                        Requests.user("I ate a salad"), Requests.model(first), Requests.user("What did I eat?"));
        assertThat(account.exchanges().get(0).replyText()).contains(first);
    }

    @Test
    @DisplayName("has the finished exchange by the time the client has its answer")
    void isCompleteWhenTheClientReturns() {
        GoogleAiGeminiChatModel model = chat(account);
        for (int call = 1; call <= 50; call++) {
            String reply = model.chat("I ate apple " + call);

            assertThat(account.exchanges()).hasSize(call);
            Exchange newest = account.exchanges().get(call - 1);
            assertThat(newest.finished()).isTrue();
            assertThat(newest.status()).isEqualTo(200);
            assertThat(newest.replyText()).contains(reply);
        }
    }

    @Test
    @DisplayName("does not see the requests of another account")
    void isIndependent() {
        try (Account other = gemini.open(7)) {
            chat(account).chat("I ate a salad");

            assertThat(account.apiKey()).isNotEqualTo(other.apiKey());
            assertThat(account.exchanges()).hasSize(1);
            assertThat(other.exchanges()).isEmpty();
        }
    }

    @Test
    @DisplayName("gives the same answers and counts for the same seed, and others for another seed")
    void dependsOnItsSeed() {
        try (Account same = gemini.open(7);
                Account other = gemini.open(8)) {
            for (Account each : List.of(account, same, other)) {
                chat(each).chat("I ate a salad");
                chat(each).chat("What did I eat?");
            }
            assertThat(same.exchanges()).isEqualTo(account.exchanges());
            assertThat(other.exchanges()).isNotEqualTo(account.exchanges());
        }
    }

    @Test
    @DisplayName("ends every default answer with a ref")
    void givesRefs() {
        assertThat(chat(account).chat("I ate a salad")).matches("Logged: salad\\. \\(ref [0-9a-f]{6}\\)");
    }

    @Test
    @DisplayName("refuses neighbouring contents of the same role only if told to")
    void canRequireAlternation() throws Exception {
        String twoOfTheUser = """
                {"contents": [{"role": "user", "parts": [{"text": "a"}]}, {"role": "user", "parts": [{"text": "b"}]}]}
                """;
        assertThat(generate(account, twoOfTheUser).statusCode()).isEqualTo(200);

        assertThat(account.requireAlternation()).isSameAs(account);
        assertThat(generate(account, twoOfTheUser).statusCode()).isEqualTo(400);
    }

    @Test
    @DisplayName("is refused once it is closed, even if any key is accepted, and keeps its journal")
    void canBeClosed() {
        try (Account any = gemini.openToAnyKey(1)) {
            chat(account).chat("Hello");
            account.close();

            assertThatThrownBy(() -> chat(account).chat("Hello"))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("API_KEY_INVALID");
            assertThat(account.exchanges()).hasSize(1);
            assertThat(any.exchanges()).isEmpty();
        }
    }

    @Test
    @DisplayName("does not show its key")
    void hidesItsKey() throws Exception {
        chat(account).chat("Hello");
        generate(account, "{\"contents\": 5}");

        assertThat(account.toString() + account.exchanges())
                .contains("seed=7", "Hello")
                .doesNotContain(account.apiKey());
    }
}
