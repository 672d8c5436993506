package lowtide.fakegemini;

import static lowtide.fakegemini.Clients.chat;
import static lowtide.fakegemini.Clients.generate;
import static lowtide.fakegemini.Clients.json;
import static lowtide.fakegemini.Clients.said;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.googleai.GoogleAiGeminiTokenUsage;
import java.util.ArrayList;
import java.util.List;
import lowtide.fakegemini.answer.Tokens;
import lowtide.fakegemini.model.Usage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Reported usage")
class ReportedUsageTest extends WithAccount {

    @Test
    @DisplayName("counts a token for every four characters of the prompt and of the reply")
    void countsCharacters() throws Exception {
        account.always(Replies.text("123456789"));
        generate(account, """
                {"system_instruction": {"parts": {"text": "1234"}},
                 "contents": [{"role": "user", "parts": [{"text": "12345"}]},
                              {"role": "model", "parts": [{"text": "123"}]},
                              {"role": "user", "parts": [{"text": "1"}]}],
                 "tools": [{"functionDeclarations": [{"name": "123", "description": "12345", "parameters": {}}]}]}
                """);

        Usage usage = account.exchanges().get(0).usage().orElseThrow();
        assertThat(usage.prompt()).isEqualTo((4 + 5 + 3 + 1 + 3 + 5 + 2 + 3) / 4);
        assertThat(usage.candidates()).isEqualTo(3);
    }

    @Test
    @DisplayName("reaches LangChain4j with prompt, candidates, thoughts, cached tokens and total")
    void reachesLangChain4j() {
        String story = "I ate a salad with seven kinds of leaves and a very long story to it, told in full.";
        AiMessage reply = chat(account).chat(UserMessage.from(story)).aiMessage();
        ChatResponse response = chat(account).chat(UserMessage.from(story), reply, UserMessage.from("What did I eat?"));

        Usage usage = account.exchanges().get(1).usage().orElseThrow();
        GoogleAiGeminiTokenUsage seen = (GoogleAiGeminiTokenUsage) response.tokenUsage();
        assertThat(seen.inputTokenCount()).isEqualTo(usage.prompt());
        assertThat(seen.outputTokenCount()).isEqualTo(usage.candidates());
        assertThat(seen.thoughtsTokenCount()).isEqualTo(usage.thoughts());
        assertThat(seen.cachedContentTokenCount()).isEqualTo(usage.cached()).isEqualTo(Tokens.of(story));
        assertThat(seen.totalTokenCount()).isEqualTo(usage.prompt() + usage.candidates() + usage.thoughts());
    }

    @Test
    @DisplayName("has as many cached tokens as the script says, but no more than were sent")
    void scriptsCachedTokens() {
        account.enqueue(Replies.cached(3), Replies.cached(3));
        GoogleAiGeminiTokenUsage seen = (GoogleAiGeminiTokenUsage)
                chat(account).chat(UserMessage.from("I ate a salad.")).tokenUsage();
        chat(account).chat("Hi");

        assertThat(seen.cachedContentTokenCount()).isEqualTo(3);
        assertThat(account.exchanges())
                .extracting(exchange -> exchange.usage().orElseThrow().cached())
                .containsExactly(3, 1);
    }

    @Test
    @DisplayName("is exactly what the script says, as is the model version")
    void isScripted() {
        Usage usage = Usage.of(1_000, 70, 30, 400);
        account.enqueue(Replies.servedBy("gemini-2.5-flash-001", Replies.reporting(usage, Replies.answer())));
        ChatResponse response = chat(account).chat(UserMessage.from("I ate a salad."));
        GoogleAiGeminiTokenUsage seen = (GoogleAiGeminiTokenUsage) response.tokenUsage();

        assertThat(account.exchanges().get(0).usage()).contains(usage);
        assertThat(seen.inputTokenCount()).isEqualTo(1_000);
        assertThat(seen.outputTokenCount()).isEqualTo(70);
        assertThat(seen.thoughtsTokenCount()).isEqualTo(30);
        assertThat(seen.cachedContentTokenCount()).isEqualTo(400);
        assertThat(response.modelName()).isEqualTo("gemini-2.5-flash-001");
    }

    @Test
    @DisplayName("has no thoughts for a model that thinks on demand only")
    void thinksOnDemand() {
        chat(account, builder -> builder.modelName("gemini-2.5-flash-lite")).chat("Hello");

        assertThat(thoughts()).containsExactly(0);
    }

    @Test
    @DisplayName("has thoughts, which vary from call to call")
    void thinks() {
        for (int i = 0; i < 20; i++) {
            chat(account).chat("I ate a salad");
        }

        assertThat(thoughts()).allMatch(thoughts -> thoughts > 0);
        assertThat(thoughts().stream().distinct()).hasSizeGreaterThan(10);
    }

    @Test
    @DisplayName("has no thoughts if the client switched thinking off")
    void doesNotThinkWhenTold() throws Exception {
        JsonNode body = json(generate(account, """
                {"contents": [{"parts": [{"text": "Hello"}]}],
                 "generationConfig": {"thinkingConfig": {"thinkingBudget": 0}}}
                """));

        assertThat(body.get("usageMetadata").has("thoughtsTokenCount")).isFalse();
        assertThat(thoughts()).containsExactly(0);
    }

    @Test
    @DisplayName("has cached tokens if a conversation goes on")
    void caches() {
        List<ChatMessage> history = new ArrayList<>();
        history.add(SystemMessage.from("You are a wellness agent, kind and brief. You know what was eaten."));
        for (int turn = 0; turn < 3; turn++) {
            history.add(UserMessage.from("I ate salad number " + turn));
            history.add(chat(account).chat(history).aiMessage());
        }
        chat(account).chat("I ate");
        chat(account).chat(UserMessage.from("I ate"), AiMessage.from("Yes"), UserMessage.from("What?"));

        List<Usage> usages = account.exchanges().stream()
                .map(exchange -> exchange.usage().orElseThrow())
                .toList();
        assertThat(usages.get(0).cached()).isZero();
        assertThat(usages.get(1).cached()).isPositive().isLessThan(usages.get(1).prompt());
        assertThat(usages.get(2).cached()).isGreaterThan(usages.get(1).cached());
        assertThat(usages.get(3).cached()).isZero();
        assertThat(usages.get(4).cached()).isZero();
    }

    @Test
    @DisplayName("comes with every answer, next to a finish reason, a model version and an id")
    void isAlwaysThere() throws Exception {
        JsonNode body = json(generate(account, said("I ate a salad")));

        assertThat(body.at("/candidates/0/content/role").asText()).isEqualTo("model");
        assertThat(body.at("/candidates/0/finishReason").asText()).isEqualTo("STOP");
        assertThat(body.at("/candidates/0/index").asInt()).isZero();
        assertThat(body.get("modelVersion").asText()).isEqualTo(FakeGemini.MODEL);
        assertThat(body.get("responseId").asText()).isNotBlank();
        assertThat(body.at("/usageMetadata/totalTokenCount").asInt())
                .isEqualTo(body.at("/usageMetadata/promptTokenCount").asInt()
                        + body.at("/usageMetadata/candidatesTokenCount").asInt()
                        + body.at("/usageMetadata/thoughtsTokenCount").asInt());
    }

    private List<Integer> thoughts() {
        return account.exchanges().stream()
                .map(exchange -> exchange.usage().orElseThrow().thoughts())
                .toList();
    }
}
