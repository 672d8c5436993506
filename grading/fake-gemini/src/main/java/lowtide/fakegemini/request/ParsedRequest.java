package lowtide.fakegemini.request;

import java.util.Optional;
import lowtide.fakegemini.model.ApiError;
import lowtide.fakegemini.model.GeminiRequest;

/**
 * A request as far as it could be read.
 *
 * @param problem the first reason why Gemini would refuse what was read; empty if its form is valid
 * @param jsonTokens how many JSON tokens (names, values and brackets) the body had
 */
public record ParsedRequest(GeminiRequest request, Optional<ApiError> problem, long jsonTokens) {}
