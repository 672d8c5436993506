package lowtide.broken.journal;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.listener.ChatModelResponseContext;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.googleai.GoogleAiGeminiTokenUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Generation;
import lowtide.fakegemini.model.Part;
import lowtide.fakegemini.model.Role;
import lowtide.fakegemini.model.ToolDeclaration;
import lowtide.fakegemini.model.Usage;

/** Records the answered calls on the client side, because the real Gemini offers no journal. Thread-safe. */
public final class ClientJournal implements ChatModelListener {

    private final List<Exchange> exchanges = new ArrayList<>();

    public synchronized List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    @Override
    public synchronized void onResponse(ChatModelResponseContext context) {
        exchanges.add(new Exchange(
                request(context.chatRequest(), exchanges.size()),
                true,
                200,
                Optional.ofNullable(context.chatResponse().aiMessage().text()),
                Optional.of(
                        usage((GoogleAiGeminiTokenUsage) context.chatResponse().tokenUsage())),
                Optional.empty()));
    }

    private static GeminiRequest request(ChatRequest request, int index) {
        return new GeminiRequest(
                index,
                request.modelName(),
                "generateContent",
                Optional.empty(),
                request.messages().stream().map(ClientJournal::content).toList(),
                request.toolSpecifications().stream()
                        .map(tool -> new ToolDeclaration(tool.name(), tool.description(), ""))
                        .toList(),
                new Generation(OptionalDouble.empty(), OptionalInt.empty(), OptionalInt.empty()));
    }

    private static Content content(ChatMessage message) {
        if (message instanceof UserMessage user) {
            return new Content(Role.USER, List.of(new Part.Text(user.singleText())));
        }
        String text = ((AiMessage) message).text();
        return new Content(Role.MODEL, text == null ? List.of() : List.of(new Part.Text(text)));
    }

    private static Usage usage(GoogleAiGeminiTokenUsage reported) {
        int prompt = orZero(reported.inputTokenCount());
        int candidates = orZero(reported.outputTokenCount());
        int thoughts = orZero(reported.thoughtsTokenCount());
        return new Usage(
                prompt,
                candidates,
                thoughts,
                orZero(reported.cachedContentTokenCount()),
                prompt + candidates + thoughts);
    }

    private static int orZero(Integer count) {
        return count == null ? 0 : count;
    }
}
