package lowtide.fakegemini;

import static lowtide.fakegemini.Clients.chat;
import static lowtide.fakegemini.Clients.generate;
import static lowtide.fakegemini.Clients.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import lowtide.fakegemini.answer.NonceGenerator;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Role;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An account")
class AccountTest extends WithAccount {

    @Test
    @DisplayName("keeps every request as typed contents, in order, with its answer")
    void keepsAJournal() {
        String first = chat(account).chat("I ate a salad");
        chat(account)
                .chat(
                        SystemMessage.from("Be brief."),
                        UserMessage.from("I ate a salad"),
                        AiMessage.from(first),
                        UserMessage.from("What did I eat?"));

        assertThat(account.requests()).hasSize(2);
        GeminiRequest second = account.requests().get(1);
        assertThat(second.index()).isEqualTo(1);
        assertThat(second.model()).isEqualTo(FakeGemini.MODEL);
        assertThat(second.systemInstruction()).contains("Be brief.");
        assertThat(second.contents()).extracting(Content::role).containsExactly(Role.USER, Role.MODEL, Role.USER);
        assertThat(second.contents())
                .extracting(Content::text)
                .containsExactly("I ate a salad", first, "What did I eat?");
        assertThat(second.last().text()).isEqualTo("What did I eat?");
        assertThat(second.text()).contains("Be brief.", "I ate a salad", first);
        assertThat(account.exchanges().get(0).replyText()).contains(first);
    }

    @Test
    @DisplayName("has the whole exchange by the time the client has its answer")
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
    @DisplayName("sees nothing of another account")
    void isAlone() {
        try (Account other = gemini.open(7)) {
            chat(account).chat("I ate a salad");

            assertThat(account.apiKey()).isNotEqualTo(other.apiKey());
            assertThat(account.exchanges()).hasSize(1);
            assertThat(other.exchanges()).isEmpty();
        }
    }

    @Test
    @DisplayName("ends every default answer with a ref that never comes twice")
    void givesRefs() {
        NonceGenerator nonces = new NonceGenerator(99);
        Set<String> refs = new HashSet<>();
        IntStream.range(0, 100_000).forEach(i -> refs.add(nonces.at(i)));

        assertThat(refs).hasSize(100_000).allMatch(ref -> ref.matches("[0-9a-f]{6}"));
        assertThat(chat(account).chat("I ate a salad")).matches("Logged: salad\\. \\(ref [0-9a-f]{6}\\)");
    }

    @Test
    @DisplayName("gives the same answers and counts again for the same seed, and others for another seed")
    void isFixedByItsSeed() {
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
    @DisplayName("gives enqueued replies once and in order, then rules, then the reply for always")
    void followsItsScript() {
        account.enqueue(Replies.text("one"), Replies.text("two"))
                .when(request -> request.last().text().startsWith("Is"), Replies.text("rule"))
                .when(request -> request.last().text().startsWith("Is it"), Replies.text("later rule"))
                .always(Replies.text("always"));
        GoogleAiGeminiChatModel model = chat(account);

        assertThat(List.of("Is it?", "a", "Is it?", "b", "Is it?"))
                .extracting(model::chat)
                .containsExactly("one", "two", "rule", "always", "rule");
        account.enqueue(Replies.text("left over")).clearScript().when(request -> false, Replies.text("never"));
        assertThat(model.chat("Is it?")).startsWith("I cannot see");
        assertThat(account.always(Replies.text("on")).requireAlternation()).isSameAs(account);
    }

    @Test
    @DisplayName("does not use up a scripted reply for a request it refuses")
    void keepsTheScriptForGoodRequests() throws Exception {
        account.enqueue(Replies.text("one"));

        assertThat(generate(account, "{\"contents\": []}").statusCode()).isEqualTo(400);
        assertThat(chat(account).chat("Hello")).isEqualTo("one");
        assertThat(account.exchanges()).extracting(Exchange::status).containsExactly(400, 200);
    }

    @Test
    @DisplayName("answers with 500 when a rule of the test throws, so that the call does not hang")
    void survivesABrokenRule() throws Exception {
        account.when(
                request -> {
                    throw new IllegalStateException("secret");
                },
                Replies.answer());

        HttpResponse<String> response = generate(account, said("Hello"));
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).contains("a rule threw").doesNotContain("secret");
        assertThat(account.exchanges()).singleElement().matches(Exchange::finished);
    }

    @Test
    @DisplayName("is refused once it is closed, also where any key is taken, and keeps its journal")
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
    @DisplayName("shows its key nowhere")
    void hidesItsKey() throws Exception {
        chat(account).chat("Hello");
        generate(account, "{\"contents\": 5}");

        assertThat(account.toString() + account.exchanges())
                .contains("seed=7", "Hello")
                .doesNotContain(account.apiKey());
    }

    @Test
    @DisplayName("has in the request's text whatever the body said anywhere, refused or not")
    void nothingIsSaidUnseen() throws Exception {
        generate(account, """
                {"contents": [{"role": "user", "parts": [{"text": "hello", "thoughtSignature": "signature"},
                        {"inlineData": {"mimeType": "of/soup", "data": "YSBwbHVt", "displayName": "lunch"}}]}],
                    "tools": [{"functionDeclarations": [{"name": "memory", "description": "a salad",
                        "parameters": {"type": "OBJECT", "properties": {"noodles": {"description": "with rice"}}}}]}],
                    "generationConfig": {"stopSequences": ["bread"], "responseSchema": {"description": "an apple"}},
                    "cachedContent": "cake", "labels": {"tofu": "yes"}, "unknown": ["a pear"]}
                """);

        assertThat(account.requests().get(0).text())
                .contains(
                        "hello",
                        "signature",
                        "of/soup",
                        "lunch",
                        "memory",
                        "a salad",
                        "noodles",
                        "with rice",
                        "bread",
                        "an apple",
                        "cake",
                        "tofu",
                        "a pear",
                        "a plum");
    }
}
