package lowtide.course;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The catalogue: every lab, stage and check. Scores are out of its points, not out of the points of the checks that
 * ran.
 *
 * @param rubric the title of an instructor's rubric that changed the points; empty if they are those of the catalogue
 * @param labs in the order of their numbers, each with at least one stage
 */
public record Course(String rubric, List<Lab> labs) {

    /** Copies the list. */
    public Course {
        labs = List.copyOf(labs);
    }

    /** With the points of the catalogue. */
    public Course(List<Lab> labs) {
        this("", labs);
    }

    /**
     * The course that is on the class path; read once.
     *
     * @throws CourseException if one of its files cannot be read or is invalid
     */
    public static Course shipped() {
        return Shipped.COURSE;
    }

    /**
     * The course that is on the class path, with its texts in this language as far as they are translated, and in English
     * else. Only texts differ: points, ids and folders are those of {@link #shipped()}.
     *
     * @throws CourseException if one of its files cannot be read or is invalid
     */
    public static Course shipped(Locale language) {
        return isEnglish(language) ? shipped() : Shipped.FILES.read(language.getLanguage());
    }

    /** What a language lacks of each stage, by the stage's number, such as {@code title} and {@code 1A hints}. */
    public static Map<Integer, List<String>> untranslated(Locale language) {
        return Shipped.FILES.missing(language.getLanguage());
    }

    private static boolean isEnglish(Locale language) {
        return language.getLanguage().equals(Locale.ENGLISH.getLanguage());
    }

    /** All stages in the order in which they are taught. */
    public List<Stage> stages() {
        return labs.stream()
                .flatMap(lab -> lab.stages().stream())
                .sorted(Comparator.comparingInt(Stage::number))
                .toList();
    }

    /** The points of all labs together. */
    public int points() {
        return labs.stream().mapToInt(Lab::points).sum();
    }

    /** The lab with this number, empty if it has no stages yet. */
    public Optional<Lab> lab(int number) {
        return labs.stream().filter(lab -> lab.number() == number).findFirst();
    }

    /** The lab that this stage belongs to. */
    public Lab labOf(Stage stage) {
        return lab(stage.lab()).orElseThrow(() -> new IllegalArgumentException("There is no lab " + stage.lab() + "."));
    }

    /** The stage that a person names by its number, such as {@code 1}, or by its folder, such as {@code 01-context-cap}. */
    public Optional<Stage> stage(String numberOrFolder) {
        String wanted = numberOrFolder.strip();
        return stages().stream()
                .filter(stage -> String.valueOf(stage.number()).equals(wanted)
                        || stage.folder().equals(wanted))
                .findFirst();
    }

    /** The stage that a check belongs to; ids may be in small letters. */
    public Optional<Stage> stageOf(String checkId) {
        return stages().stream()
                .filter(stage ->
                        stage.checks().stream().anyMatch(check -> check.id().equalsIgnoreCase(checkId)))
                .findFirst();
    }

    /**
     * The check with this id, such as {@code 1A}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Check check(String id) {
        return checks().filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The course has no check " + id + "."));
    }

    /** All checks of all stages, in order. */
    public Stream<Check> checks() {
        return stages().stream().flatMap(stage -> stage.checks().stream());
    }

    /** The checks that stand for a topic, in order. */
    public List<Check> checksOf(Topics.Topic topic) {
        return checks().filter(check -> check.topics().contains(topic.id())).toList();
    }

    /**
     * The lists of topics, in their order.
     *
     * @param checklist the rows of the second lesson's production checklist
     * @param privacy the places where health data can leak
     */
    public record Topics(List<Topic> checklist, List<Topic> privacy) {

        /** Copies the lists. */
        public Topics {
            checklist = List.copyOf(checklist);
            privacy = List.copyOf(privacy);
        }

        /**
         * The topics on the class path; read once.
         *
         * @throws CourseException if their file cannot be read
         */
        public static Topics shipped() {
            return Shipped.TOPICS;
        }

        /** The topics in this language as far as they are translated, and in English else. */
        public static Topics shipped(Locale language) {
            return isEnglish(language) ? shipped() : CourseFiles.topics(language.getLanguage());
        }

        /** All topics. */
        public Stream<Topic> all() {
            return Stream.concat(checklist.stream(), privacy.stream());
        }

        /** The topics with the texts of those in other lists that have the same id. */
        Topics with(Topics texts) {
            return new Topics(
                    checklist.stream().map(texts::translated).toList(),
                    privacy.stream().map(texts::translated).toList());
        }

        private Topic translated(Topic english) {
            return all().filter(topic -> topic.id().equals(english.id()))
                    .findFirst()
                    .orElse(english);
        }

        /**
         * What checks of several stages prove together.
         *
         * @param id as checks name it
         * @param category a heading that several topics may share
         * @param title one line
         */
        public record Topic(String id, String category, String title) {}

        /** Whether a list has a topic. */
        boolean has(String id) {
            return all().anyMatch(topic -> topic.id().equals(id));
        }

        private static final class Shipped {
            private static final Topics TOPICS = CourseFiles.topics();
        }
    }

    private static final class Shipped {
        private static final CourseFiles FILES = CourseFiles.onClassPath("lowtide.checks");
        private static final Course COURSE = FILES.read();
    }
}
