package lowtide.fakegemini.model;

import java.util.List;
import java.util.Map;

/**
 * An error as Google's APIs report it. Of what the client sent, its message repeats at most the name of a field or a
 * model. Immutable.
 *
 * @param code HTTP status code, such as 503
 * @param status name of the canonical error code, such as {@code UNAVAILABLE}
 * @param message text for a developer
 * @param details error details as JSON-like maps, each with its {@code @type}; often none
 * @see <a href="https://google.aip.dev/193">AIP-193: Errors</a>
 */
public record ApiError(int code, String status, String message, List<Map<String, Object>> details) implements Reply {

    public ApiError {
        details = List.copyOf(details);
    }

    /** An error without details. */
    public ApiError(int code, String status, String message) {
        this(code, status, message, List.of());
    }

    /** 400 INVALID_ARGUMENT: the request is malformed or breaks a rule. */
    public static ApiError invalidArgument(String message) {
        return new ApiError(400, "INVALID_ARGUMENT", message);
    }

    /** 404 NOT_FOUND: the path does not exist. */
    public static ApiError notFound() {
        return new ApiError(404, "NOT_FOUND", "Requested entity was not found.");
    }
}
