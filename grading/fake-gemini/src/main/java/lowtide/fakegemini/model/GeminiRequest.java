package lowtide.fakegemini.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One request as it arrived over the wire. Immutable. Contains no header and therefore no API key.
 *
 * <p>A body that cannot be parsed is kept as a request without contents.
 *
 * @param index position in the journal of its account, from 0
 * @param model the model in the path, such as {@code gemini-2.5-flash}
 * @param method {@code generateContent}, {@code streamGenerateContent}, {@code countTokens}, {@code embedContent} or
 *     {@code batchEmbedContents}
 * @param systemInstruction its text; empty if the request has none
 * @param contents exactly as sent, in order; of an embedding, what to embed
 * @param texts every value anywhere in the body, numbers too, and every field name that is not part of Gemini's API
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

    /** A request that was not read from a body: its only texts are those of its parts. */
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

    /** True for {@code generateContent} and {@code streamGenerateContent}. */
    public boolean isModelCall() {
        return method.equals("generateContent") || method.equals("streamGenerateContent");
    }

    /** True for {@code embedContent} and {@code batchEmbedContents}. */
    public boolean isEmbedding() {
        return method.equals("embedContent") || method.equals("batchEmbedContents");
    }

    /**
     * The contents, with neighbours that contain only function responses merged into one: some clients send the
     * responses to parallel calls as several contents, and Gemini counts them as one turn.
     */
    public List<Content> turns() {
        List<Content> turns = new ArrayList<>();
        int to;
        for (int from = 0; from < contents.size(); from = to) {
            Content first = contents.get(from);
            boolean isResponseTurn = first.hasOnlyFunctionResponses();
            to = from + 1;
            while (isResponseTurn && to < contents.size() && contents.get(to).hasOnlyFunctionResponses()) {
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
     * All text in the request, one text a line, without duplicates: the system instruction, texts, function calls and
     * function responses, then the {@link #texts} of the rest of the body, such as tool declarations and settings.
     * Binary data is included as UTF-8.
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

    /** The newest content; one of the user without parts if the request has no contents. */
    public Content last() {
        return contents.isEmpty() ? new Content(Role.USER, List.of()) : contents.get(contents.size() - 1);
    }

    /** The same request at another position in the journal. */
    public GeminiRequest withIndex(int position) {
        return new GeminiRequest(position, model, method, systemInstruction, contents, tools, generation, texts);
    }
}
