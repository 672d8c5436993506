package lowtide.fakegemini;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One request as it arrived over the wire. Immutable; holds no header and therefore no key.
 *
 * <p>A body that cannot be read at all is kept as a request without contents.
 *
 * @param index position in the journal of its account, from 0
 * @param model the model in the path, such as {@code gemini-2.5-flash}
 * @param method {@code generateContent}, {@code streamGenerateContent} or {@code countTokens}
 * @param systemInstruction its text; empty if the request has none
 * @param contents exactly as sent, in order
 * @param texts every text in the body, wherever it stands, and every name that is not one of Gemini's own
 */
public record GeminiRequest(
        int index,
        String model,
        String method,
        Optional<String> systemInstruction,
        List<Content> contents,
        List<ToolDeclaration> tools,
        Generation generation,
        List<String> texts) {

    public GeminiRequest {
        contents = List.copyOf(contents);
        tools = List.copyOf(tools);
        texts = List.copyOf(texts);
    }

    /** A request that was never a body: it has no texts but those of its parts. */
    public GeminiRequest(
            int index,
            String model,
            String method,
            Optional<String> systemInstruction,
            List<Content> contents,
            List<ToolDeclaration> tools,
            Generation generation) {
        this(index, model, method, systemInstruction, contents, tools, generation, List.of());
    }

    /** True for {@code generateContent} and {@code streamGenerateContent}: the calls that cost money. */
    public boolean isModelCall() {
        return !method.equals("countTokens");
    }

    /**
     * The contents with neighbours that hold nothing but tool results merged into one: some clients send the results
     * of one parallel call as several contents, Gemini counts them as one turn.
     */
    public List<Content> turns() {
        List<Content> turns = new ArrayList<>();
        int to;
        for (int from = 0; from < contents.size(); from = to) {
            Content first = contents.get(from);
            boolean isToolTurn = first.isOnlyFunctionResponses();
            to = from + 1;
            while (isToolTurn && to < contents.size() && contents.get(to).isOnlyFunctionResponses()) {
                to++;
            }
            List<Part> parts = contents.subList(from, to).stream()
                    .flatMap(content -> content.parts().stream())
                    .toList();
            turns.add(new Content(first.role(), parts));
        }
        return List.copyOf(turns);
    }

    /**
     * Everything textual in it, one line a text: system instruction, texts, tool calls and tool results, and then whatever
     * else the body said in tool declarations, schemas, settings or anywhere; binary data as if it were UTF-8.
     */
    public String text() {
        return Stream.of(
                        systemInstruction.stream(),
                        contents.stream()
                                .flatMap(content -> content.parts().stream())
                                .map(Part::asText),
                        texts.stream())
                .flatMap(Function.identity())
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    /** The newest content: the question. One without parts if the request has no contents, as any client may send. */
    public Content last() {
        return contents.isEmpty() ? new Content(Role.USER, List.of()) : contents.get(contents.size() - 1);
    }

    GeminiRequest at(int position) {
        return new GeminiRequest(position, model, method, systemInstruction, contents, tools, generation, texts);
    }
}
