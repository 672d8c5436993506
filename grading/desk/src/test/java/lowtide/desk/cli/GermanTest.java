package lowtide.desk.cli;

import static lowtide.desk.Sample.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lowtide.autograder.compile.CompileError;
import lowtide.autograder.grade.Scoring;
import lowtide.autograder.grade.StageResult;
import lowtide.course.Course;
import lowtide.course.Stage;
import lowtide.course.StageVerdict;
import lowtide.course.language.LanguageChoice;
import lowtide.desk.Sample;
import lowtide.desk.TestScreen;
import lowtide.desk.exercise.ExerciseFolder;
import lowtide.desk.language.LanguageOption;
import lowtide.desk.language.Messages;
import lowtide.desk.report.LabCommands;
import lowtide.desk.report.VerdictPage;
import lowtide.desk.state.DeskState;
import lowtide.desk.state.StateFile;
import lowtide.desk.terminal.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GermanTest {

    private static final Stage GERMAN = Course.shipped(Locale.GERMAN).stage("1").orElseThrow();

    @TempDir
    private Path temporary;

    private ExerciseFolder folder;
    private TestScreen screen = TestScreen.dumb("");
    private String text = "";
    private Map<String, CommandLine> commands = Map.of();

    @BeforeEach
    void kit() throws IOException {
        folder = Sample.kit(temporary);
    }

    @Test
    void theLanguageIsRemembered() {
        lab("hint", "1A", "--lang", "de");
        assertThat(text)
                .contains("Hinweis 1 von 3, wo du suchen kannst:", "Die Liste, die `chat` an `model.chat` übergibt");

        lab("hint", "1A");
        assertThat(text).contains("Hinweis 2 von 3, was zu tun ist:");
        assertThat(LanguageChoice.remembered(temporary)).as("as Maven reads it").isEqualTo("de");

        lab("--lang=en", "hint", "1A");
        assertThat(text).contains("Hint 3 of 3, nearly the answer:");
    }

    @Test
    void aLanguageThatWasNotChosenComesFromTheEnvironment() {
        Map<String, String> environment = Map.of("LOWTIDE_LANG", "de");

        assertThat(LanguageOption.of(new String[0], DeskState.EMPTY, environment))
                .isEqualTo(Locale.GERMAN);
        assertThat(LanguageOption.of(new String[0], DeskState.EMPTY.withLanguage("en"), environment))
                .isEqualTo(Locale.ENGLISH);
        assertThat(LanguageOption.of(new String[0], DeskState.EMPTY, Map.of("LOWTIDE_LANG", "xx")))
                .isEqualTo(Locale.ENGLISH);
    }

    @Test
    void aLanguageWithoutTextsIsRefused() {
        assertThat(lab("list", "--lang", "fr")).isEqualTo(2);
        assertThat(text).contains("There are no texts in fr. There are: en, de.");
    }

    @Test
    void aVerdictIsGerman() {
        assertThat(lab("check", "1", "--lang", "de")).isZero();

        assertThat(text)
                .contains("Stufe 1 wird geprüft ...", "Stufe 1: Kontextgrenze\n")
                .contains("[########----] 4 von 6 Checks bestanden, 13 von 20 Punkten")
                .contains(
                        "1B nicht bestanden: Die neuesten Nachrichten bleiben, der Reihe nach, die Frage\n                    zuletzt")
                .contains("  Warum: Ein Agent, der die ältesten", "  Dein Code hat ausgegeben:\n    hello")
                .contains("  Für einen Hinweis: ./lab hint 1B", "Auch nicht bestanden: 1C")
                .contains("Lies: exercises/01-context-cap/README.de.md", "Bearbeite: exercises/01-context-cap/src");
    }

    @Test
    void whatWentOverTheWireIsLeftAsItIsButItsLengthIsGerman() {
        lab("show", "1B", "--lang", "de");

        assertThat(text).contains("Anfrage 21 enthielt 41 Nachrichten", "  41 user   I ate a plum... (300 Zeichen)");
    }

    @Test
    void whatWasFoundIsGerman() {
        Messages messages = Messages.in(Locale.GERMAN);
        StageResult unreadable = Scoring.notExamined(
                GERMAN,
                StageVerdict.DOES_NOT_COMPILE,
                "it is wrong",
                List.of(new CompileError("00/risks.yml", 4, "there is no key figur; the keys are figure, kind")));
        StageResult refused =
                Scoring.notExamined(GERMAN, StageVerdict.REFUSED, "There are more than 50 source files.", List.of());
        StageResult failed = Sample.result(GERMAN, "1F");

        assertThat(written(messages, unreadable))
                .contains("risks.yml:4 einen Schlüssel figur gibt es nicht; die Schlüssel sind figure, kind");
        assertThat(written(messages, refused)).contains("Abgelehnt: Es sind mehr als 50 Quelldateien.");
        assertThat(written(messages, failed)).contains("Gesehen: The request carried 41 messages.");
    }

    private static String written(Messages messages, StageResult result) {
        return new VerdictPage(messages, Course.shipped(Locale.GERMAN), new LabCommands("./lab", true))
                .write(new Page(120), result, Optional.empty()).lines().stream()
                        .map(line -> line.text() + "\n")
                        .collect(Collectors.joining());
    }

    @Test
    void whatIsNotTranslatedStaysEnglish() {
        lab("list", "--lang", "de");

        assertThat(text)
                .contains(
                        "Lab 1: Härtung, 0 von 100 Punkten",
                        " 1 Kontextgrenze            [--------------------]  0/20  7 min")
                .contains("Lab 2: Zuverlässigkeit und Kosten, 0 von 80 Punkten", " 6 Retries ");
    }

    @Test
    void theQuizAndItsErrorsAreGerman() throws IOException {
        Path answers = folder.agent(Sample.QUIZ);
        Files.createDirectories(answers.getParent());
        Files.writeString(answers, "name: TODO\nmilestones: []\ndifference: TODO\nday: TODO\ncap: TODO\n");
        assertThat(lab("quiz", "--lang", "de")).isEqualTo(3);
        assertThat(inOneLine())
                .contains("Der Name ist noch TODO. Schreib deinen in exercises/17-milestones/answers.yml, oder");

        Files.writeString(answers, "nam: Ada\n");
        assertThat(lab("quiz")).isEqualTo(3);
        assertThat(inOneLine())
                .contains("answers.yml, Zeile 1: einen Schlüssel nam gibt es nicht, vielleicht ist name gemeint;")
                .doesNotContain("perhaps", "the keys");

        assertThat(lab("quiz", "--name", "Ada Lovelace")).isZero();
        assertThat(inOneLine())
                .contains("Die Fragen von Ada Lovelace", "180 Nutzer schicken je 13 Prompts am Tag, 30 Tage lang.")
                .contains("Schreib deine Antworten in exercises/17-milestones/answers.yml.");
        assertThat(text).as("words of English texts").doesNotContainPattern("\\b(the|of|with|does|is|each|to)\\b");
    }

    @Test
    void theNextStageIsNamedInASentence() {
        lab("next", "--lang", "de");

        assertThat(text)
                .contains("Stufe 0: Risiken finden, etwa 12 Minuten", "Deine Aufgabe: sagen, wo")
                .contains("Lies: exercises/00-scaling-risks/README.de.md");
    }

    @Test
    void helpAndErrorsAreGerman() {
        assertThat(lab("--lang", "de", "chekc")).isEqualTo(2);
        assertThat(text).contains("Das Lab kennt chekc nicht.", "Mehr zeigt ./lab --help");
        assertThat(lab("hint")).isEqualTo(2);
        assertThat(text).contains("CHECK fehlt.", "Mehr zeigt ./lab hint --help");
        assertThat(lab("check", "99")).isEqualTo(2);
        assertThat(text).contains("Eine Stufe 99 gibt es nicht. Die Stufen: 0 (Risiken finden), 1 (Kontextgrenze)");
        assertThat(lab("--help")).isZero();
        assertThat(text)
                .contains("Aufruf: ./lab", "Befehle:", "Prüft eine Stufe, immer wenn du eine ihrer Dateien speicherst.")
                .contains("Zeigt diese Hilfe.", "Die Sprache dieses und aller späteren Befehle");
    }

    @Test
    void everyCommandAndOptionIsExplained() {
        for (String language : List.of("en", "de")) {
            lab("--lang", language, "--help");
            assertThat(commands).isNotEmpty().allSatisfy((name, command) -> {
                assertThat(command.getCommandSpec().usageMessage().description())
                        .as(name)
                        .isNotEmpty();
                assertThat(command.getCommandSpec().args())
                        .allSatisfy(option -> assertThat(option.description())
                                .as(name + option)
                                .isNotEmpty());
            });
        }
    }

    @Test
    void theQuestionIsAnsweredWithJ() throws IOException {
        Files.writeString(folder.agent(FIRST), Files.readString(folder.agent(FIRST)) + "// edited\n");
        screen = TestScreen.dumb("j\n");

        assertThat(lab("reset", "1", "--lang", "de")).isZero();
        assertThat(text).contains("wiederherstellen? Deine Fassung bleibt erhalten. [j/N]", "wieder der Startcode");
    }

    @Test
    void fortyColumnsAreEnough() {
        screen = TestScreen.xterm(40, 200, Map.of("NO_COLOR", "1"));
        lab("check", "1", "--lang", "de");

        assertThat(text.lines())
                .filteredOn(line -> !line.contains("exercises/"))
                .hasSizeGreaterThan(10)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(39));
    }

    @Test
    void aTerminalWithoutUmlautsGetsThemSpelledOut() {
        screen = TestScreen.dumb("", StandardCharsets.US_ASCII);
        lab("check", "1", "--lang", "de");

        assertThat(text)
                .contains("Stufe 1 wird geprueft ...", "die aeltesten Nachrichten")
                .doesNotContain("?");
    }

    private String inOneLine() {
        return text.replaceAll("\\s+", " ");
    }

    private int lab(String... arguments) {
        StringWriter out = new StringWriter();
        StateFile state = Sample.stateFile(temporary.resolve("exercises/.lab/state.json"));
        Locale language = LanguageOption.of(arguments, state.read(), Map.of());
        Desk desk = new Desk(
                folder,
                Messages.in(language),
                Course.shipped(language),
                state,
                screen.screen(),
                temporary,
                "./lab",
                repeatedly -> new Sample.Examiner(Sample.result(GERMAN, "1B", "1C")));
        PrintWriter writer = new PrintWriter(out, true);
        CommandLine line = Lab.commandLine(desk).setOut(writer).setErr(writer);
        commands = line.getSubcommands();
        int exitCode = line.execute(arguments);
        text = screen.text() + out;
        return exitCode;
    }
}
