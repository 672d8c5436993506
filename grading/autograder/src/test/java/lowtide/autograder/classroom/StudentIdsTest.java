package lowtide.autograder.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids are safe as file names and distinguish students, whatever their names. */
class StudentIdsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "=HYPERLINK(\"x\")",
                "../../etc/passwd",
                "C:\\Windows",
                "\uD83D\uDE00\uD83D\uDE00",
                "...",
                "",
                " ",
                "CON",
                "nul.txt",
                "Com1",
                "-rf",
                "a\nb",
                "\u202Eada",
                "con_4711",
                "\u4E2D\u6587",
                "name.",
                "ada$(id)"
            })
    void anyNameGivesASafeId(String name) {
        String id = new StudentIds().of(name, false);

        assertThat(id)
                .matches("[A-Za-z0-9_][A-Za-z0-9._-]{0,79}")
                .doesNotEndWith(".")
                .doesNotContain("..");
        assertThat(id.toUpperCase(Locale.ROOT)).doesNotMatch("(CON|PRN|AUX|NUL|COM\\d|LPT\\d)(\\..*)?");
        assertThat(new StudentIds().of(name, false)).as("the same again").isEqualTo(id);
    }

    @Test
    void plainNamesStayReadable() {
        StudentIds ids = new StudentIds();

        assertThat(ids.of("ada", false)).isEqualTo("ada");
        assertThat(ids.of("Lovelace, Ada", false)).isEqualTo("Lovelace-Ada");
        assertThat(ids.of("J\u00FCrgen M\u00FCller_4711", true)).isEqualTo("Jurgen-Muller_4711");
        assertThat(ids.of("J\u00FCrgen M\u00FCller", false)).matches("Jurgen-Muller-[0-9a-f]{8}");
    }

    @Test
    void longNamesAreCutAndStillDistinguished() {
        StudentIds ids = new StudentIds();
        String one = ids.of("x".repeat(299) + "1", false);
        String other = ids.of("x".repeat(299) + "2", false);

        assertThat(one).hasSizeLessThanOrEqualTo(80).isNotEqualTo(other);
        assertThat(ids.of("x".repeat(299) + "_1234567", true))
                .endsWith("_1234567")
                .hasSizeLessThanOrEqualTo(80);
    }

    @Test
    void namesThatDifferOnlyInCaseGetIdsThatDifferOnEverySystem() {
        StudentIds ids = new StudentIds();
        List<String> given = new ArrayList<>();
        for (String name : List.of("Ada", "ada", "ADA", "ada-2", "Ada 2")) {
            given.add(ids.of(name, false).toLowerCase(Locale.ROOT));
        }

        assertThat(given).doesNotHaveDuplicates();
    }
}
