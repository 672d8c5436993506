package lowtide.course;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.List;

/**
 * One stage of the course, as its {@code stage.yml} describes it.
 *
 * @param number unique in the course, one or two digits; stages are taught in this order
 * @param lab the number of its {@link Lab}
 * @param folder its folder in {@code exercises/}, {@code solutions/} and {@code grading/attempts/}, such as
 *     {@code 01-context-cap}
 * @param javaPackage the package of the student's class
 * @param document the file that the student edits, such as {@code risks.yml}; empty if the stage is about an agent
 * @param title a few words
 * @param task what the student makes the agent do, as the end of "you make the agent ..."; of a document, what the student
 *     does, as the end of "you ..."
 * @param minutes how long a student needs
 * @param problem what is wrong with the starter, in one sentence
 * @param learned what the stage teaches, in one sentence
 * @param question to discuss once the stage is passed; its paragraphs are separated by an empty line
 * @param starters fingerprints of the starter as shipped, the current one and earlier ones
 * @param checks in the order in which they run
 * @param language of the texts, such as {@code de}; empty in a {@code stage.yml}, whose texts are English
 */
public record Stage(
        int number,
        int lab,
        String folder,
        @JsonProperty("package") String javaPackage,
        String document,
        String title,
        String task,
        int minutes,
        String problem,
        String learned,
        String question,
        List<String> starters,
        List<Check> checks,
        String language) {

    /** The name of the class that a student edits, without its package. */
    public static final String AGENT = "WellnessAgent";

    /** Copies the lists. */
    public Stage {
        document = document == null ? "" : document;
        starters = starters == null ? List.of() : List.copyOf(starters);
        checks = checks == null ? List.of() : List.copyOf(checks);
        language = language == null ? "" : language;
    }

    /** The same stage with other checks. */
    public Stage with(List<Check> others) {
        return new Stage(
                number,
                lab,
                folder,
                javaPackage,
                document,
                title,
                task,
                minutes,
                problem,
                learned,
                question,
                starters,
                others,
                language);
    }

    /** The sum of the points of all its checks. */
    public int points() {
        return checks.stream().mapToInt(Check::points).sum();
    }

    /** Whether the student writes a document instead of an agent. */
    public boolean isDocument() {
        return !document.isEmpty();
    }

    /** The full name of the class that a student edits, if the stage is about an agent. */
    public String agentClass() {
        return javaPackage + "." + AGENT;
    }

    /** The stage's README in the language of its texts, relative to the submission, with slashes on every system. */
    public String readmePath() {
        return folder + "/README" + (language.isEmpty() ? "" : "." + language) + ".md";
    }

    /** The file that a student edits, relative to the stage's folder. */
    public Path editedFile() {
        return isDocument()
                ? Path.of(document)
                : Path.of("src", "main", "java").resolve(agentClass().replace('.', '/') + ".java");
    }

    /** The file that a student edits, relative to the submission, with slashes on every system. */
    public String editedPath() {
        return folder + "/" + editedFile().toString().replace('\\', '/');
    }
}
