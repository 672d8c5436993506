package lowtide.checks.dsl;

import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * What a run of the suites works with. A grader puts one into the store of its launcher session, under {@link #KEY}; if
 * there is none, as in an IDE, a suite makes its own.
 */
public sealed interface Grading permits GradingSession, DocumentSession {

    Namespace NAMESPACE = Namespace.create(Grading.class);

    String KEY = "grading-session";

    /** The seed of random names, foods, message counts and questions. */
    long seed();
}
