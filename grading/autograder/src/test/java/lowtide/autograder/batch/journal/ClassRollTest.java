package lowtide.autograder.batch.journal;

import static lowtide.autograder.submission.SampleUploads.write;
import static lowtide.autograder.submission.SampleZips.zipOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import lowtide.autograder.classroom.ClassFolder;
import lowtide.autograder.classroom.ClassList;
import lowtide.autograder.report.export.Account;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What uploads and roster together say about names and accounts. */
class ClassRollTest {

    @TempDir
    Path temporary;

    @BeforeEach
    void deliver() throws IOException {
        for (String upload : new String[] {
            "Lab 1_ada_attempt_2026-04-23-09-51-20_lab.zip",
            "Lab_1_ben_stone_attempt_2026-04-23-09-51-20_lab.zip",
            "397065-2557369 - N0123456 - Li Wei - Sep 24, 2026 926 PM - lab.zip",
            "cem.zip"
        }) {
            write(temporary.resolve("class").resolve(upload), zipOf("", upload));
        }
    }

    @Test
    void anUploadTellsTheAccountIfItIsCertain() throws IOException {
        ClassRoll roll = roll(Optional.empty());

        assertThat(roll.accounts())
                .containsEntry("Lab-1_ada", new Account("ada", ""))
                .containsEntry("Lab_1_ben_stone", new Account("", ""))
                .containsEntry("Li-Wei_397065", new Account("", "N0123456"))
                .containsEntry("cem", new Account("", ""));
        assertThat(roll.names().of("Li Wei")).containsExactly("Li-Wei_397065");
    }

    @Test
    void theRosterTellsTheRest() throws IOException {
        ClassRoll roll = roll(Optional.of("Last Name,First Name,Username,OrgDefinedId\nStone,Ben,ben_stone,#2\n"
                + "Wei,Li,wei,#N0123456\nCem,C.,cem,#3\nCem,C.,cem4,#4\n"));

        assertThat(roll.accounts())
                .containsEntry("Lab_1_ben_stone", new Account("ben_stone", "2"))
                .containsEntry("Li-Wei_397065", new Account("wei", "N0123456"))
                .containsEntry("cem", new Account("cem", "3"));
        assertThat(roll.names().of("Ben Stone")).containsExactly("Lab_1_ben_stone");
        assertThat(roll.names().of("C. Cem")).containsExactly("cem");
        assertThat(roll.names().shared()).containsExactly("C. Cem");
    }

    @Test
    void itIsKeptForAMergeAndThatOfAnEarlierKitIsRead() throws IOException {
        JsonMapper json = new JsonMapper();
        ClassRoll roll = roll(Optional.empty());

        assertThat(json.readValue(json.writeValueAsBytes(roll), ClassRoll.class))
                .isEqualTo(roll);
        ClassRoll earlier = json.readValue(
                "{\"students\":[\"ada\"],\"roster\":{\"missing\":[],\"unmatched\":[]}}", ClassRoll.class);
        assertThat(earlier.accounts()).isEmpty();
        assertThat(earlier.names().of("Ada")).isEmpty();
    }

    private ClassRoll roll(Optional<String> roster) throws IOException {
        Optional<Path> file = Optional.empty();
        if (roster.isPresent()) {
            file = Optional.of(write(temporary.resolve("roster.csv"), roster.get()));
        }
        try (ClassList list = ClassFolder.read(temporary.resolve("class"), file)) {
            return ClassRoll.of(list);
        }
    }
}
