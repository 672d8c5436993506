package lowtide.autograder.classroom;

import static lowtide.autograder.submission.SampleUploads.contentOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lowtide.autograder.submission.SampleUploads;
import lowtide.autograder.submission.SampleZips;

/** A class in a folder, which tests put uploads into. */
record SampleClass(Path folder) {

    /** The path of an upload. */
    Path resolve(String upload) {
        return folder.resolve(upload);
    }

    ClassList read() throws IOException {
        return ClassFolder.read(folder, Optional.empty());
    }

    /** Whose the submission of each student is, or why there is none, by student id. */
    Map<String, String> contents() throws IOException {
        try (ClassList list = read()) {
            return contents(list);
        }
    }

    static Map<String, String> contents(ClassList list) {
        Map<String, String> contents = new TreeMap<>();
        list.students().forEach(student -> contents.put(student.id(), contentOf(student.submission())));
        return contents;
    }

    /** The only student of the class. */
    Student only() throws IOException {
        ClassList list = read();
        assertThat(list.students()).hasSize(1);
        return list.students().get(0);
    }

    Student student(String id) throws IOException {
        return read().students().stream()
                .filter(student -> student.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** What becomes of this archive of Mallory's, while the archive of Ada beside it is read as usual. */
    String mallory(byte[] zip) throws IOException {
        SampleUploads.write(resolve("mallory.zip"), zip);
        return besideAda("mallory");
    }

    /** What becomes of an upload that is there already, while the archive of Ada beside it is read as usual. */
    String besideAda(String id) throws IOException {
        SampleUploads.write(resolve("ada.zip"), SampleZips.zipOf("", "Ada"));
        Map<String, String> contents = contents();
        assertThat(contents).containsEntry("ada", "Ada").containsKey(id);
        return contents.get(id);
    }
}
