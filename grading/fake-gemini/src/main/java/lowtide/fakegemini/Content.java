package lowtide.fakegemini;

import java.util.List;
import java.util.stream.Collectors;

/** One entry of a request's {@code contents}: what one side said. Immutable. */
public record Content(Role role, List<Part> parts) {

    public Content {
        parts = List.copyOf(parts);
    }

    /** The texts of its text parts, joined without a separator; empty if it has none. */
    public String text() {
        return parts.stream()
                .filter(Part.Text.class::isInstance)
                .map(Part::asText)
                .collect(Collectors.joining());
    }

    public boolean isUser() {
        return role == Role.USER;
    }

    public boolean isModel() {
        return role == Role.MODEL;
    }

    /** The tool calls in it, in order. */
    public List<Part.FunctionCall> functionCalls() {
        return parts.stream()
                .filter(Part.FunctionCall.class::isInstance)
                .map(Part.FunctionCall.class::cast)
                .toList();
    }

    /** The tool results in it, in order. */
    public List<Part.FunctionResponse> functionResponses() {
        return parts.stream()
                .filter(Part.FunctionResponse.class::isInstance)
                .map(Part.FunctionResponse.class::cast)
                .toList();
    }

    boolean isOnlyFunctionResponses() {
        return !parts.isEmpty() && parts.stream().allMatch(Part.FunctionResponse.class::isInstance);
    }
}
