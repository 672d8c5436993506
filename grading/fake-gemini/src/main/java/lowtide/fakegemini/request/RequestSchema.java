package lowtide.fakegemini.request;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The documented fields of the requests of API version v1beta.
 *
 * @see <a href="https://ai.google.dev/api/generate-content">Gemini API reference</a>
 */
final class RequestSchema {

    /**
     * One message a line. A type in lower case is a scalar or any object, one in upper case is another line, and [] is a
     * list. A field without a type may have any value: a schema, or a setting that has no effect here.
     */
    private static final Map<String, Map<String, Field>> MESSAGES = read("""
            GenerateContentRequest contents:Content[] systemInstruction:Content tools:Tool[] toolConfig:ToolConfig \
                safetySettings:SafetySetting[] generationConfig:GenerationConfig model:string cachedContent:string \
                serviceTier store labels
            CountTokensRequest contents:Content[] generateContentRequest:GenerateContentRequest model:string
            EmbedContentRequest model:string content:Content taskType:enum title:string outputDimensionality:number
            BatchEmbedContentsRequest model:string requests:EmbedContentRequest[]
            Content role:string parts:Part[]
            Part text:string functionCall:FunctionCall functionResponse:FunctionResponse inlineData:Blob \
                fileData:FileData executableCode codeExecutionResult toolCall toolResponse \
                thought:bool thoughtSignature:string videoMetadata partMetadata mediaResolution \
                audioTranscription mediaProcessing speechMetadata
            FunctionCall id:string name:string args:object
            FunctionResponse id:string name:string response:object parts willContinue:bool scheduling:enum
            Blob mimeType:string data:string displayName:string
            FileData mimeType:string fileUri:string displayName:string
            Tool functionDeclarations:FunctionDeclaration[] googleSearch googleSearchRetrieval codeExecution urlContext \
                googleMaps computerUse fileSearch mcpServers
            FunctionDeclaration name:string description:string behavior:enum parameters:object parametersJsonSchema \
                response:object responseJsonSchema
            ToolConfig functionCallingConfig:FunctionCallingConfig retrievalConfig includeServerSideToolInvocations:bool
            FunctionCallingConfig mode:enum allowedFunctionNames
            SafetySetting category:enum threshold:enum
            GenerationConfig stopSequences responseMimeType:string responseSchema responseJsonSchema \
                _responseJsonSchema candidateCount:number maxOutputTokens:number temperature:number topP:number \
                topK:number seed:number presencePenalty:number frequencyPenalty:number responseLogprobs:bool \
                logprobs:number enableEnhancedCivicAnswers:bool responseModalities speechConfig imageConfig \
                mediaResolution:enum thinkingConfig:ThinkingConfig
            ThinkingConfig includeThoughts:bool thinkingBudget:number thinkingLevel:enum
            """);

    private static final Set<String> NAMES = MESSAGES.values().stream()
            .flatMap(fields -> fields.keySet().stream())
            .collect(Collectors.toUnmodifiableSet());

    private RequestSchema() {}

    /** Whether there is a message of this name. */
    static boolean isMessage(String name) {
        return MESSAGES.containsKey(name);
    }

    /**
     * The field of a message.
     *
     * @param name in camelCase or snake_case
     */
    static Optional<Field> field(String message, String name) {
        Map<String, Field> fields = MESSAGES.get(message);
        return Optional.ofNullable(fields.get(name)).or(() -> Optional.ofNullable(fields.get(camelCase(name))));
    }

    /** Whether any message has a field of this name, in camelCase or snake_case. */
    static boolean hasFieldNamed(String name) {
        return NAMES.contains(name) || NAMES.contains(camelCase(name));
    }

    private static String snakeCase(String name) {
        return name.replaceAll("(?<=[a-z])([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static String camelCase(String name) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            boolean hump = name.charAt(i) == '_' && i > 0 && i + 1 < name.length();
            result.append(hump ? Character.toUpperCase(name.charAt(++i)) : name.charAt(i));
        }
        return result.toString();
    }

    private static Map<String, Map<String, Field>> read(String table) {
        Map<String, Map<String, Field>> messages = new HashMap<>();
        table.lines().forEach(line -> {
            String[] words = line.trim().split("\\s+");
            Map<String, Field> fields = new HashMap<>();
            for (int i = 1; i < words.length; i++) {
                String[] field = words[i].split(":");
                String type = field.length == 1 ? "" : field[1];
                fields.put(
                        field[0],
                        new Field(
                                field[0], snakeCase(field[0]), new Type(type.replace("[]", ""), type.endsWith("[]"))));
            }
            messages.put(words[0], Map.copyOf(fields));
        });
        return Map.copyOf(messages);
    }

    /**
     * A field of a message.
     *
     * @param name in camelCase
     * @param snakeCase its name in snake_case, as Gemini's errors write it
     */
    record Field(String name, String snakeCase, Type type) {}

    /** @param name {@code string}, {@code number}, {@code bool}, {@code object}, a message, or empty for any value */
    record Type(String name, boolean isList) {}
}
