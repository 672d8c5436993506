package lowtide.autograder.submission;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lowtide.autograder.submission.archive.SubmissionSource;

/**
 * The result of inspecting an upload.
 *
 * @param name as uploaded; for an archive within a folder, the path to it
 * @param source the folder that contains the stages, or the whole upload if there is none
 * @param refusal why it cannot be accepted, a sentence for the student
 * @param remarks for the person who grades
 */
public record InspectedUpload(
        String name, SubmissionSource source, boolean hasStages, Optional<String> refusal, List<String> remarks) {

    public InspectedUpload {
        name = Normalizer.normalize(name, Normalizer.Form.NFC); // macOS decomposes accented letters
        remarks = List.copyOf(remarks);
    }

    /** An upload that cannot be accepted. */
    public static InspectedUpload refused(String name, String reason) {
        return new InspectedUpload(
                name, new SubmissionSource.Folder(Path.of("")), false, Optional.of(reason), List.of());
    }

    /** The same upload, with more remarks before its own. */
    public InspectedUpload withRemarks(List<String> more) {
        return new InspectedUpload(
                name,
                source,
                hasStages,
                refusal,
                Stream.concat(more.stream(), remarks.stream()).toList());
    }

    /** The submission that is graded. */
    public Submission submission() {
        return refusal.map(reason -> Submission.refused(name, reason)).orElseGet(() -> Submission.at(name, source));
    }
}
