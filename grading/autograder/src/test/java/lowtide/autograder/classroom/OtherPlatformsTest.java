package lowtide.autograder.classroom;

import static lowtide.autograder.submission.SampleUploads.folder;
import static lowtide.autograder.submission.SampleUploads.write;
import static lowtide.autograder.submission.SampleZips.zipOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lowtide.autograder.classroom.roster.Person;
import lowtide.autograder.classroom.roster.RosterMatch;
import org.junit.jupiter.api.Test;

/** What Blackboard, Brightspace, Sakai, GitHub Classroom and Classroom 50 export is read as it is, with their rosters. */
class OtherPlatformsTest extends ClassFixture {

    @Test
    void filesOfBlackboard() throws IOException {
        String ada = "Lab_1_s0000001_attempt_2026-04-23-09-51-20";
        write(course.resolve(ada + "_my lab.zip"), zipOf("", "first"));
        write(course.resolve(ada + ".txt"), "Name: Ada Lovelace (s0000001)");
        write(course.resolve("Lab_1_s0000001_attempt_2026-04-24-10-00-00_my lab.zip"), zipOf("", "second"));
        write(course.resolve("Lab_1_ben_stone_attempt_2026-04-22-08-25-32_lab.zip"), zipOf("lab/", "Ben"));
        write(course.resolve("Lab_1_eve_stone_attempt_2026-04-22-08-25-32_lab.zip"), zipOf("", "Eve"));
        write(course.resolve("Lab_1_cem_attempt_2026-04-22-08-25-32.txt"), "I wrote this here.");

        assertThat(course.contents())
                .containsEntry("Lab_1_s0000001", "second")
                .containsEntry("Lab_1_ben_stone", "Ben")
                .containsEntry("Lab_1_eve_stone", "Eve")
                .hasSize(4)
                .extractingByKey("Lab_1_cem")
                .asString()
                .startsWith("REFUSED It is text or a link entered on the platform;");
        assertThat(course.student("Lab_1_s0000001").name()).isEqualTo("s0000001");
        assertThat(course.student("Lab_1_s0000001").remarks()).containsExactly(ada + "_my lab.zip was not graded.");
        RosterMatch match =
                match("\"Last Name\",\"First Name\",\"Username\",\"Student ID\",\"Lab [Total Pts: 20] |7\"\n"
                        + "Lovelace,Ada,s0000001,1,\nStone,Ben,ben_stone,2,\nStone,Eve,eve_stone,3,\n");
        assertThat(match.known()).containsOnlyKeys("Lab_1_s0000001", "Lab_1_ben_stone", "Lab_1_eve_stone");
    }

    @Test
    void foldersAndFilesOfBrightspace() throws IOException {
        Path all = course.resolve("Lab 1 Download Nov 29, 2026 1000 AM");
        write(all.resolve("index.html"), "<html>");
        write(all.resolve("397063-2557369 - Mary-Ann Smith - Sep 24, 2026 926 PM/lab.zip"), zipOf("", "first"));
        write(all.resolve("397063-2557369 - Mary-Ann Smith - Sep 25, 2026 1205 AM/lab.zip"), zipOf("", "second"));
        write(all.resolve("397064-2557369 - John Doe - Sep 24, 2026 926 PM - my - lab.zip"), zipOf("", "John"));
        write(all.resolve("397065-2557369 - N0123456 - Li Wei- 24 sept. 2026 2126 - lab.zip"), zipOf("", "Li"));

        assertThat(course.contents().values()).containsExactlyInAnyOrder("second", "John", "Li");
        assertThat(course.read().students())
                .extracting(Student::name)
                .containsExactlyInAnyOrder("Mary-Ann Smith", "John Doe", "Li Wei");
        RosterMatch match = match("OrgDefinedId,Username,Last Name,First Name,Email,End-of-Line Indicator\n"
                + "#N0123456,#wei,Wei,Lee,wei@example.org,#\n#N2,#mas,Smith,Mary-Ann,mas@example.org,#\n");
        assertThat(match.known().values())
                .extracting(people -> people.get(0))
                .containsExactlyInAnyOrder(
                        new Person(List.of("N0123456", "wei"), "wei@example.org", "Lee Wei", "wei", "N0123456"),
                        new Person(List.of("N2", "mas"), "mas@example.org", "Mary-Ann Smith", "mas", "N2"));
    }

    @Test
    void foldersAndFilesOfSakai() throws IOException {
        Path lab = course.resolve("Lab 1");
        write(lab.resolve("grades.csv"), "\"Lab 1\",\"Points\"\n\nDisplay ID,ID,Last Name,First Name,grade\n");
        write(lab.resolve("Lovelace, Ada(ada)/Submission attachment(s)/lab.zip"), zipOf("", "Ada"));
        write(lab.resolve("Lovelace, Ada(ada)/timestamp.txt"), "20261001101500000");
        write(lab.resolve("Stone, Ben(b2)_Submission attachment(s)_lab.zip"), zipOf("", "Ben"));
        write(lab.resolve("Stone, Ben(b2)_timestamp.txt"), "20261001101500000");
        write(lab.resolve("Cem, C(c3)_Cem, C(c3)_submissionText.html"), "<p>Sorry");

        assertThat(course.contents())
                .containsEntry("Lovelace-Ada_ada", "Ada")
                .containsEntry("Stone-Ben_b2", "Ben")
                .hasSize(3)
                .extractingByKey("Cem-C_c3")
                .asString()
                .startsWith("REFUSED It is text");
        RosterMatch match = match("\"Lab 1\",\"Points\"\n\nDisplay ID,ID,Last Name,First Name,grade,Submission date\n"
                + "ada,ada,Lovelace,Ada,,\nb2,b2,Stone,Benjamin,,\nd4,d4,D,Dora,,\n");
        assertThat(match.known()).containsOnlyKeys("Lovelace-Ada_ada", "Stone-Ben_b2");
        assertThat(match.missing()).extracting(Person::name).containsExactly("Dora D");
    }

    @Test
    void aNumberInBracketsIsNotAUserOfSakai() throws IOException {
        write(course.resolve("ada(1).zip"), zipOf("", "Ada"));
        write(course.resolve("Stone, Ben (2).zip"), zipOf("", "Ben"));

        assertThat(course.read().students())
                .extracting(Student::name)
                .containsExactlyInAnyOrder("ada(1)", "Stone, Ben (2)");
    }

    @Test
    void repositoriesOfGitHubClassroom() throws IOException {
        folder(course.resolve("lab-1-submissions/lab-1-ada-l/exercises"), "Ada");
        folder(course.resolve("lab-1-submissions/lab-1-ben"), "Ben");

        assertThat(course.contents()).isEqualTo(Map.of("lab-1-ada-l", "Ada", "lab-1-ben", "Ben"));
        RosterMatch match = match(
                "\"identifier\",\"github_username\",\"github_id\",\"name\"\n"
                        + "\"ada@example.org\",\"Ada-L\",\"1\",\"\"\n\"x\",\"l\",\"2\",\"\"\n\"ben@example.org\",\"ben\",\"3\",\"Ben\"\n");
        assertThat(match.known().get("lab-1-ada-l"))
                .extracting(Person::email)
                .as("the longest login counts")
                .containsExactly("ada@example.org");
        assertThat(match.known()).containsOnlyKeys("lab-1-ada-l", "lab-1-ben");
    }

    @Test
    void repositoriesOfClassroomFifty() throws IOException {
        folder(course.resolve("cs-lab-1-ada"), "Ada");
        folder(course.resolve("cs-lab-1-ben"), "Ben");
        write(course.resolve("scores.csv"), "username,score");

        RosterMatch match = match("username,first_name,last_name,email,section,github_id,role\n"
                + "ada,Ada,Lovelace,ada@example.org,1,11,student\nben,Ben,Stone,,1,12,\nprof,P,Rof,,,13,teacher\n");

        assertThat(match.known()).containsOnlyKeys("cs-lab-1-ada", "cs-lab-1-ben");
        assertThat(match.known().get("cs-lab-1-ada"))
                .extracting(Person::username)
                .as("a login of GitHub is no account on a learning platform")
                .containsExactly("");
        assertThat(match.missing()).as("teachers submit nothing").isEmpty();
        assertThat(course.read().ignored()).containsExactly("scores.csv");
    }

    @Test
    void aHyphenInANameIsNoLoginWhereTheRosterHasNone() throws IOException {
        folder(course.resolve("anna-schmidt"), "Anna");
        folder(course.resolve("ben"), "Ben");

        RosterMatch match = match("username,name\nschmidt,Paul Schmidt\naschm,Anna Schmidt\n");

        assertThat(match.known().get("anna-schmidt")).extracting(Person::name).containsExactly("Anna Schmidt");
    }

    private RosterMatch match(String csv) throws IOException {
        Path roster = write(temporary.resolve("roster.csv"), csv);
        return ClassFolder.read(course.folder(), Optional.of(roster)).roster().orElseThrow();
    }
}
