package lowtide.fakegemini.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lowtide.fakegemini.model.ApiError;

/** Collects the fields of a request that Gemini does not accept, and reports all of them in one error. */
final class FieldViolations {

    /** A body made to fill the memory has many more. */
    private static final int MAX = 100;

    private final List<Map<String, Object>> violations = new ArrayList<>();

    /** @param path the field in snake_case; empty for the whole request */
    void add(String path, String description) {
        if (violations.size() == MAX) {
            return;
        }
        Map<String, Object> violation = new LinkedHashMap<>();
        if (!path.isEmpty()) {
            violation.put("field", path);
        }
        violation.put("description", description);
        violations.add(violation);
    }

    /**
     * Adds a field that Gemini does not have.
     *
     * @param path of the message that has the field, in snake_case; empty for the whole request
     */
    void addUnknown(String path, String name) {
        add(
                path,
                "Invalid JSON payload received. Unknown name \"" + name + "\""
                        + (path.isEmpty() ? "" : " at '" + path + "'") + ": Cannot find field.");
    }

    /** Empty if nothing was added. */
    Optional<ApiError> toError() {
        if (violations.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> badRequest = new LinkedHashMap<>();
        badRequest.put("@type", "type.googleapis.com/google.rpc.BadRequest");
        badRequest.put("fieldViolations", List.copyOf(violations));
        String message = violations.stream()
                .map(violation -> violation.get("description").toString())
                .collect(Collectors.joining("\n"));
        return Optional.of(new ApiError(400, "INVALID_ARGUMENT", message, List.of(badRequest)));
    }
}
