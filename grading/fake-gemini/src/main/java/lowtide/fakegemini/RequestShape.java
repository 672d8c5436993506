package lowtide.fakegemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Brings a request's JSON into one form and finds what Gemini does not know. As everywhere in Google's JSON, names may
 * be camelCase or snake_case, null means absent, and a list of one may come without its brackets. One instance reads
 * one request.
 */
final class RequestShape {

    /**
     * The documented fields of v1beta, one message a line. A type in lower case is a scalar, one in upper case another
     * line here, [] a list; without a type any JSON will do (schemas, tool arguments, settings without an effect here).
     */
    private static final Map<String, Map<String, Type>> MESSAGES = read("""
            GenerateContentRequest contents:Content[] systemInstruction:Content tools:Tool[] toolConfig:ToolConfig \
                safetySettings:SafetySetting[] generationConfig:GenerationConfig model:string cachedContent:string \
                serviceTier store labels
            CountTokensRequest contents:Content[] generateContentRequest:GenerateContentRequest model:string
            Content role:string parts:Part[]
            Part text:string functionCall:FunctionCall functionResponse:FunctionResponse inlineData:Blob \
                fileData:FileData executableCode codeExecutionResult toolCall toolResponse \
                thought:bool thoughtSignature:string videoMetadata partMetadata mediaResolution
            FunctionCall id:string name:string args:object
            FunctionResponse id:string name:string response:object parts willContinue:bool scheduling:string
            Blob mimeType:string data:string displayName:string
            FileData mimeType:string fileUri:string displayName:string
            Tool functionDeclarations:FunctionDeclaration[] googleSearch googleSearchRetrieval codeExecution urlContext \
                googleMaps computerUse fileSearch mcpServers
            FunctionDeclaration name:string description:string behavior:string parameters:object parametersJsonSchema \
                response:object responseJsonSchema
            ToolConfig functionCallingConfig:FunctionCallingConfig retrievalConfig includeServerSideToolInvocations:bool
            FunctionCallingConfig mode:string allowedFunctionNames
            SafetySetting category:string threshold:string
            GenerationConfig stopSequences responseMimeType:string responseSchema responseJsonSchema \
                _responseJsonSchema candidateCount:number maxOutputTokens:number temperature:number topP:number \
                topK:number seed:number presencePenalty:number frequencyPenalty:number responseLogprobs:bool \
                logprobs:number enableEnhancedCivicAnswers:bool responseModalities speechConfig imageConfig \
                mediaResolution:string thinkingConfig:ThinkingConfig
            ThinkingConfig includeThoughts:bool thinkingBudget:number thinkingLevel:string
            """);

    private static final Set<String> NAMES = MESSAGES.values().stream()
            .flatMap(fields -> fields.keySet().stream())
            .collect(Collectors.toUnmodifiableSet());

    private Optional<String> problem = Optional.empty();

    /** Whether any message has a field of this name, in either way of writing. */
    static boolean knows(String name) {
        return NAMES.contains(name) || NAMES.contains(camelCase(name));
    }

    /** The same object with camelCase names, whole lists, and nothing unknown in it; up to the first problem. */
    ObjectNode normalise(JsonNode node, String message) {
        return object(node, message, "");
    }

    /** The first thing Gemini would complain about; empty if there is none. */
    Optional<String> problem() {
        return problem;
    }

    private ObjectNode object(JsonNode node, String message, String at) {
        ObjectNode result = Json.object();
        if (!node.isObject()) {
            complain("Invalid value" + place(at) + ".");
            return result;
        }
        node.properties().forEach(field -> {
            if (problem.isPresent()) {
                return;
            }
            Map<String, Type> known = MESSAGES.get(message);
            String name = known.containsKey(field.getKey()) ? field.getKey() : camelCase(field.getKey());
            Type type = known.get(name);
            if (type == null) {
                complain("Invalid JSON payload received. Unknown name \"" + field.getKey() + "\"" + place(at)
                        + ": Cannot find field.");
            } else if (!field.getValue().isNull()) {
                String path = at.isEmpty() ? name : at + "." + name;
                value(field.getValue(), type, path).ifPresent(value -> result.set(name, value));
            }
        });
        return result;
    }

    private Optional<JsonNode> value(JsonNode node, Type type, String at) {
        if (type.list()) {
            ArrayNode list = Json.object().arrayNode();
            for (JsonNode element :
                    node.isArray() ? node : Json.object().arrayNode().add(node)) {
                if (problem.isPresent()) {
                    break;
                }
                list.add(object(element, type.name(), at + "[" + list.size() + "]"));
            }
            return Optional.of(list);
        }
        if (MESSAGES.containsKey(type.name())) {
            return Optional.of(object(node, type.name(), at));
        }
        boolean fits = switch (type.name()) {
            case "string" -> node.isTextual();
            case "number" -> node.isNumber();
            case "bool" -> node.isBoolean();
            case "object" -> node.isObject();
            default -> true;
        };
        if (!fits) {
            complain("Invalid value" + place(at) + " (" + type.name() + ").");
            return Optional.empty();
        }
        return Optional.of(node);
    }

    private void complain(String text) {
        problem = problem.or(() -> Optional.of(text));
    }

    private static String place(String at) {
        return at.isEmpty() ? "" : " at '" + at + "'";
    }

    private static String camelCase(String name) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            boolean hump = name.charAt(i) == '_' && i > 0 && i + 1 < name.length();
            result.append(hump ? Character.toUpperCase(name.charAt(++i)) : name.charAt(i));
        }
        return result.toString();
    }

    private static Map<String, Map<String, Type>> read(String table) {
        Map<String, Map<String, Type>> messages = new HashMap<>();
        table.lines().forEach(line -> {
            String[] words = line.trim().split("\\s+");
            Map<String, Type> fields = new HashMap<>();
            for (int i = 1; i < words.length; i++) {
                String[] field = words[i].split(":");
                String type = field.length == 1 ? "" : field[1];
                fields.put(field[0], new Type(type.replace("[]", ""), type.endsWith("[]")));
            }
            messages.put(words[0], Map.copyOf(fields));
        });
        return Map.copyOf(messages);
    }

    private record Type(String name, boolean list) {}
}
