package lowtide.checks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import lowtide.checks.document.DocumentException;
import lowtide.checks.document.StrictYaml;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.DocumentSession;
import lowtide.checks.dsl.Grading;
import lowtide.course.Check;

/** What the suites of documents share: the document, read for every check. */
public abstract class DocumentChecks<D> extends GradedSuite {

    private final String file;
    private final Class<D> type;
    private DocumentSession session;

    /**
     * @param file its name, under which an IDE has it on the class path
     * @param type a record
     */
    protected DocumentChecks(String file, Class<D> type) {
        this.file = file;
        this.type = type;
    }

    /** The student's document. */
    protected final D document() {
        try {
            return read(session.text());
        } catch (DocumentException invalid) {
            throw new CheckFailure(
                    file + ", line " + invalid.line() + ": " + invalid.getMessage(), "a file that can be read.");
        }
    }

    /**
     * Reads a document of this stage.
     *
     * @throws DocumentException if it is invalid
     */
    protected final D read(String text) throws DocumentException {
        return StrictYaml.read(text, type);
    }

    @Override
    Grading ownSession() {
        try (InputStream in = getClass().getResourceAsStream("/" + file)) {
            String text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new DocumentSession(text, 0);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    void enter(Grading grading, Check check) {
        session = (DocumentSession) grading;
    }

    @Override
    void verifyThatAllWasSeen() {}

    @Override
    FailedCheck failed(boolean concurrent, Throwable failure) {
        return new FailedCheck(false, upTo -> List.of(), Optional.empty(), List.of(), List.of());
    }

    @Override
    void leave() {}
}
