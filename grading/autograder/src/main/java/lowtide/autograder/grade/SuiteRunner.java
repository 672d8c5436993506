package lowtide.autograder.grade;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import lowtide.checks.CheckFailedError;
import lowtide.checks.GradedCheck;
import lowtide.checks.StageSuites;
import lowtide.checks.dsl.Grading;
import lowtide.course.CheckOutcome;
import lowtide.course.Finding;
import lowtide.course.PlainText;
import lowtide.course.Stage;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the suite of a stage. */
public final class SuiteRunner {

    private SuiteRunner() {}

    /** The outcome of each check by id. A check that is absent did not run. */
    public static Map<String, CheckOutcome> run(Stage stage, Grading grading) {
        Map<String, CheckOutcome> outcomes = new LinkedHashMap<>();
        try (LauncherSession session = LauncherFactory.openSession()) {
            session.getStore().put(Namespace.create(Grading.NAMESPACE.getParts().toArray()), Grading.KEY, grading);
            session.getLauncher()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    // The host's limits end every wait; a time-out of JUnit would leave a thread
                                    // behind.
                                    .configurationParameter("junit.jupiter.execution.timeout.mode", "disabled")
                                    .selectors(DiscoverySelectors.selectClass(StageSuites.of(stage)))
                                    .build(),
                            new Recorder(outcomes));
        }
        return outcomes;
    }

    /**
     * What a report says about a failure of the kit: nothing that could hold a path of this machine. The whole failure goes
     * to the standard error of the grader.
     */
    public static String kitFailed(Throwable ours) {
        System.err.println(
                PlainText.of("The kit itself failed: " + ours)); // PlainText: an agent may have caused the message
        boolean isOwn =
                ours instanceof AssertionError || ours instanceof IllegalStateException && ours.getCause() == null;
        return "The kit itself failed: " + ours.getClass().getSimpleName() + (isOwn ? ": " + ours.getMessage() : "");
    }

    private static final class Recorder implements TestExecutionListener {

        private final Map<String, CheckOutcome> outcomes;

        Recorder(Map<String, CheckOutcome> outcomes) {
            this.outcomes = outcomes;
        }

        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            id(test).ifPresent(id -> outcomes.put(id, new CheckOutcome.NotReached(reason)));
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            id(test).ifPresent(id -> outcomes.put(id, outcome(result)));
        }

        private static CheckOutcome outcome(TestExecutionResult result) {
            if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
                return new CheckOutcome.Passed();
            }
            Throwable failure = result.getThrowable().orElse(null);
            return failure instanceof CheckFailedError lost
                    ? lost.outcome()
                    : new CheckOutcome.KitError(new Finding(kitFailed(failure), "a check that works."));
        }

        private static Optional<String> id(TestIdentifier test) {
            return test.getSource()
                    .filter(MethodSource.class::isInstance)
                    .map(source -> ((MethodSource) source).getJavaMethod().getAnnotation(GradedCheck.class))
                    .map(GradedCheck::value);
        }
    }
}
