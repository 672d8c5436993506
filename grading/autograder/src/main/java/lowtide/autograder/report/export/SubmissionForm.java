package lowtide.autograder.report.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lowtide.autograder.report.Results;

/** A format of another program for the results of one submission. Its name in small letters is that of an option. */
public enum SubmissionForm {
    /** Gradescope's {@code results.json}. */
    GRADESCOPE("gradescope.json", GradescopeJson::bytes),
    /** A JUnit report, for Artemis, GitLab and Jenkins. */
    JUNIT("junit.xml", JUnitXml::bytes),
    /** PrairieLearn's {@code results.json}. */
    PRAIRIELEARN("prairielearn.json", PrairieLearnJson::bytes),
    /** Submitty's {@code results.json}. */
    SUBMITTY("submitty.json", SubmittyJson::bytes);

    private final String file;
    private final Content content;

    SubmissionForm(String file, Content content) {
        this.file = file;
        this.content = content;
    }

    /** The form with this name, whatever its case. */
    public static Optional<SubmissionForm> named(String name) {
        return Stream.of(values())
                .filter(form -> form.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /**
     * Writes the files of these forms into a folder, and deletes what an earlier run wrote in the others: the platform would
     * take it for these results. If there is no grade, there is no file.
     */
    public static void write(Results results, Set<SubmissionForm> forms, Path folder) throws IOException {
        for (SubmissionForm form : values()) {
            if (forms.contains(form) && !results.lacksGrade()) {
                Files.write(folder.resolve(form.file), form.content.of(results));
            } else {
                Files.deleteIfExists(folder.resolve(form.file));
            }
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
