package lowtide.autograder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lowtide.autograder.Kit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** On a system with unusual settings the grader grades, or says in a sentence why it cannot. */
class UnusualSystemTest extends CommandFixture {

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere, file names are in Unicode")
    void withAsciiFileNamesEverybodyIsGradedUnderTheirName() throws Exception {
        deliver("solved-J\u00FCrgen");
        Files.createDirectories(temporary.resolve("delivered/solved-J\u00F6rgen"));
        ProcessBuilder process = command("out", "--jobs=1");
        process.environment().put("LC_ALL", "C");

        assertThat(process.start().waitFor())
                .as("%s", Files.readString(temporary.resolve("out.txt")))
                .isZero();

        assertThat(Files.readAllLines(temporary.resolve("out/class.csv")))
                .anyMatch(line -> line.contains("\"solved-J\u00FCrgen\",\"20\",\"20\",\"20\""))
                .anyMatch(line -> line.contains("\"solved-J\u00F6rgen\",\"0\",\"0\",\"20\""));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere, file names are in Unicode")
    void withAsciiFileNamesAClassThatAnAgentWouldNotFindIsTheKitsFailure() throws Exception {
        deliver("solved-class");
        Path agent = Kit.agent(temporary.resolve("delivered/solved-class"), STAGE);
        Files.writeString(
                agent.resolveSibling("Gr\u00F6\u00DFe.java"), "package lowtide.contextcap; class Gr\u00F6\u00DFe { }");
        ProcessBuilder process = command("out", "--lab=1");
        List<String> line = process.command();
        line.set(line.indexOf("class"), "grade"); // a class would try three times
        line.set(
                line.indexOf("grade") + 1,
                temporary.resolve("delivered/solved-class").toString());
        process.environment().put("LC_ALL", "C");

        assertThat(process.start().waitFor()).isEqualTo(3);

        assertThat(temporary.resolve("out/results.json"))
                .content()
                .contains("KIT_ERROR", "set LC_ALL=C.UTF-8 and grade again.");
    }

    @Test
    void withoutATemporaryFolderThereIsASentence() throws Exception {
        deliver("empty");
        ProcessBuilder process = command("out", "--jobs=1");
        process.command().set(4, "-Djava.io.tmpdir=" + temporary.resolve("nowhere"));

        assertThat(process.start().waitFor()).isEqualTo(3);

        assertThat(temporary.resolve("out.txt"))
                .content()
                .contains("The grader cannot write its temporary files (java.nio.file.NoSuchFileException: ")
                .contains("choose another folder with java -Djava.io.tmpdir=FOLDER.")
                .doesNotContain("\tat ");
    }

    /** Turkish, which has its own rules for upper case, is that of {@code KitCopy}. */
    @Test
    void digitsOfAnotherLocaleChangeNothing() throws Exception {
        ProcessBuilder process = command("out", "");
        List<String> line = process.command();
        line.subList(line.indexOf("class"), line.size()).clear();
        line.addAll(List.of("explain", "1b"));
        line.addAll(1, List.of("-Duser.language=ar", "-Duser.country=EG"));

        assertThat(process.start().waitFor()).isZero();

        assertThat(temporary.resolve("out.txt")).content().contains("4 of the 20 points of stage 1");
    }
}
