package lowtide.fakegemini.model;

import java.util.List;
import java.util.stream.Collectors;

/** One entry of a request's {@code contents}: a message of one role. Immutable. */
public record Content(Role role, List<Part> parts) {

    public Content {
        parts = List.copyOf(parts);
    }

    /** The text parts, joined without a separator; empty if there are none. */
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

    /** The function calls among the parts, in order. */
    public List<Part.FunctionCall> functionCalls() {
        return only(Part.FunctionCall.class);
    }

    /** The function responses among the parts, in order. */
    public List<Part.FunctionResponse> functionResponses() {
        return only(Part.FunctionResponse.class);
    }

    /** Whether there are parts and all of them are function responses. */
    public boolean hasOnlyFunctionResponses() {
        return !parts.isEmpty() && parts.stream().allMatch(Part.FunctionResponse.class::isInstance);
    }

    private <T extends Part> List<T> only(Class<T> type) {
        return parts.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
