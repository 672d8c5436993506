package lowtide.checks;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import lowtide.agent.api.StudentFrame;
import lowtide.agent.control.AgentSession;
import lowtide.checks.dsl.CheckContext;
import lowtide.course.WireExcerpt;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.model.ApiError;
import lowtide.fakegemini.model.GeminiRequest;

/**
 * The state of a check at the time it threw an exception.
 *
 * @param concurrent whether its calls overlapped, so that another of them may fail in the next run
 * @param transcript the last requests up to the one given, or up to the very last; none if calls overlapped, because
 *     the order of their requests differs from run to run
 * @param refusal why Gemini refused the last request; empty if it did not
 * @param running where in the student's code calls were when the check ran out of time
 * @param printed the last lines that the student's code printed
 */
record FailedCheck(
        boolean concurrent,
        Function<Optional<GeminiRequest>, List<WireExcerpt>> transcript,
        Optional<ApiError> refusal,
        List<String> running,
        List<String> printed) {

    static FailedCheck of(StageChecks<?> suite, boolean concurrent, Throwable failure) {
        CheckContext<?> context = suite.context;
        return new FailedCheck(
                concurrent,
                upTo -> concurrent ? List.of() : context.transcript(upTo),
                last(context.gemini().exchanges()).flatMap(Exchange::refusal),
                failure instanceof TimeoutException ? running(suite, failure) : List.of(),
                context.openSession()
                        .map(AgentSession::printed)
                        .map(PrintedLines::of)
                        .orElse(List.of()));
    }

    /** JUnit passes on the stack trace of the check's thread, on which an agent in this JVM may have been called. */
    private static List<String> running(StageChecks<?> suite, Throwable late) {
        String className = suite.contract().className();
        String place = StudentFrame.innermost(
                late.getCause() == null
                        ? new StackTraceElement[0]
                        : late.getCause().getStackTrace(),
                className.substring(0, className.lastIndexOf('.')));
        return place.isEmpty()
                ? suite.context.openSession().map(AgentSession::running).orElse(List.of())
                : List.of(place);
    }

    private static Optional<Exchange> last(List<Exchange> exchanges) {
        return exchanges.isEmpty() ? Optional.empty() : Optional.of(exchanges.get(exchanges.size() - 1));
    }
}
