package lowtide.checks.dsl;

import java.util.Optional;
import lowtide.fakegemini.model.GeminiRequest;

/** Thrown by a check when it does not see what it expects. */
public final class CheckFailure extends AssertionError {

    private static final long serialVersionUID = 1;

    private final String seen;
    private final String volatileDetails;
    private final String expected;
    private final transient Optional<GeminiRequest> request;

    public CheckFailure(String seen, String expected) {
        this(seen, "", expected);
    }

    /** @param request the one this is about */
    public CheckFailure(GeminiRequest request, String seen, String expected) {
        this(Optional.of(request), seen, "", expected);
    }

    /** @param volatileDetails details that may differ in the next run, as in {@link Finding#volatileDetails} */
    public CheckFailure(String seen, String volatileDetails, String expected) {
        this(Optional.empty(), seen, volatileDetails, expected);
    }

    private CheckFailure(Optional<GeminiRequest> request, String seen, String volatileDetails, String expected) {
        super(seen + " Expected: " + expected);
        this.request = request;
        this.seen = seen;
        this.volatileDetails = volatileDetails;
        this.expected = expected;
    }

    public String seen() {
        return seen;
    }

    public String volatileDetails() {
        return volatileDetails;
    }

    public String expected() {
        return expected;
    }

    /** The request this is about; empty if it is about none, or about the last one. */
    public Optional<GeminiRequest> request() {
        return request;
    }
}
