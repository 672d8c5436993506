package lowtide.fakegemini;

import static lowtide.fakegemini.Clients.chat;
import static lowtide.fakegemini.Clients.generate;
import static lowtide.fakegemini.Clients.post;
import static lowtide.fakegemini.Clients.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A script")
class ScriptTest extends WithAccount {

    @Test
    @DisplayName("gives enqueued replies once and in order, then those of rules, then the reply for always")
    void hasAnOrder() {
        account.enqueue(Replies.text("one"), Replies.text("two"))
                .when(request -> request.last().text().startsWith("Is"), Replies.text("rule"))
                .when(request -> request.last().text().startsWith("Is it"), Replies.text("later rule"))
                .always(Replies.text("always"));
        GoogleAiGeminiChatModel model = chat(account);

        assertThat(List.of("Is it?", "a", "Is it?", "b", "Is it?"))
                .extracting(model::chat)
                .containsExactly("one", "two", "rule", "always", "rule");
    }

    @Test
    @DisplayName("of one model goes first, and leaves the other models alone")
    void belongsToAModel() throws Exception {
        account.model("gemini-2.5-pro").enqueue(Replies.overloaded()).always(Replies.text("pro"));
        account.enqueue(Replies.text("any"));
        GoogleAiGeminiChatModel pro = chat(account, builder -> builder.modelName("gemini-2.5-pro"));

        assertThat(post(account, "gemini-2.5-pro:generateContent", said("Hello"))
                        .statusCode())
                .isEqualTo(503);
        assertThat(pro.chat("Hello")).isEqualTo("pro");
        assertThat(chat(account).chat("Hello")).isEqualTo("any");
        account.clearScript();
        assertThat(pro.chat("Hello")).startsWith("Noted");
    }

    @Test
    @DisplayName("can be cleared")
    void canBeCleared() {
        account.enqueue(Replies.text("one"))
                .when(request -> true, Replies.text("rule"))
                .always(Replies.text("always"))
                .clearScript();

        assertThat(chat(account).chat("Is it?")).startsWith("I cannot see");
    }

    @Test
    @DisplayName("fails and recovers in the order of a sequence")
    void followsASequence() throws Exception {
        account.enqueue(Replies.overloaded(), Replies.quotaExceeded(), Replies.answer(), Replies.internalError());

        for (int status : new int[] {503, 429, 200, 500, 200}) {
            assertThat(generate(account, said("Hello")).statusCode()).isEqualTo(status);
        }
    }

    @Test
    @DisplayName("does not use up a reply for a request that is refused")
    void ignoresRefusedRequests() throws Exception {
        account.enqueue(Replies.text("one"));

        assertThat(generate(account, "{\"contents\": []}").statusCode()).isEqualTo(400);
        assertThat(chat(account).chat("Hello")).isEqualTo("one");
        assertThat(account.exchanges()).extracting(Exchange::status).containsExactly(400, 200);
    }

    @Test
    @DisplayName("answers 500 if a rule throws, so that the client does not wait")
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
}
