package lowtide.autograder.report.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import lowtide.autograder.report.Results;

/** A format of another program for the results of one submission. Its name in small letters is that of an option. */
public enum SubmissionForm {
    /** Gradescope's {@code results.json}. */
    GRADESCOPE("gradescope.json", GradescopeJson::bytes),
    /** A JUnit report, for Artemis, GitLab and Jenkins. */
    JUNIT("junit.xml", JUnitXml::bytes),
    /** PrairieLearn's {@code results.json}. */
    PRAIRIELEARN("prairielearn.json", PrairieLearnJson::bytes);

    private final String file;
    private final Content content;

    SubmissionForm(String file, Content content) {
        this.file = file;
        this.content = content;
    }

    /** Writes its file into a folder or, if there is no grade, deletes an earlier one: the platform would take it for one. */
    public void write(Results results, Path folder) throws IOException {
        if (results.lacksGrade()) {
            Files.deleteIfExists(folder.resolve(file));
        } else {
            Files.write(folder.resolve(file), content.of(results));
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private interface Content {
        byte[] of(Results results) throws IOException;
    }
}
