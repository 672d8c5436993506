package lowtide.course;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.platform.commons.io.Resource;
import org.junit.platform.commons.io.ResourceFilter;
import org.junit.platform.commons.support.ResourceSupport;

/**
 * The files that describe a course: {@code labs.yml}, and a {@code stage.yml} in the package of each stage's suite. The
 * texts of another language are beside them, in {@code labs_XX.yml} and {@code stage_XX.yml}.
 */
final class CourseFiles {

    private static final ObjectMapper YAML = new JsonMapper(new YAMLFactory());

    private final String basePackage;

    private CourseFiles(String basePackage) {
        this.basePackage = basePackage;
    }

    /** The files in this package and those below it. */
    static CourseFiles onClassPath(String basePackage) {
        return new CourseFiles(basePackage);
    }

    /**
     * Reads and checks them.
     *
     * @throws CourseException if one of them cannot be read or is invalid
     */
    Course read() {
        return course(
                List.copyOf(stages().values()), labs().stream().collect(Collectors.toMap(Lab::number, Lab::title)));
    }

    /**
     * The course with its texts in another language. What is not translated stays English.
     *
     * @param language its code, such as {@code de}
     * @throws CourseException if a file cannot be read, is invalid, or translates what the course does not have
     */
    Course read(String language) {
        Map<String, Stage> english = stages();
        Map<String, StageTexts> texts = texts(language, english);
        List<Stage> stages = english.entrySet().stream()
                .map(entry -> texts.containsKey(entry.getKey())
                        ? texts.get(entry.getKey()).on(entry.getValue(), language)
                        : entry.getValue())
                .toList();
        return course(stages, labTitles(language));
    }

    /** What a language lacks of each stage, by the stage's number, such as {@code title} and {@code 1A hints}. */
    Map<Integer, List<String>> missing(String language) {
        Map<String, Stage> stages = stages();
        Map<String, StageTexts> texts = texts(language, stages);
        Map<Integer, List<String>> missing = new TreeMap<>();
        stages.forEach((place, stage) -> missing.put(
                stage.number(), texts.getOrDefault(place, StageTexts.NONE).missing(stage)));
        return missing;
    }

    private static Course course(List<Stage> stages, Map<Integer, String> labTitles) {
        requireUnique(stages.stream().map(stage -> "number " + stage.number()).toList());
        requireUnique(stages.stream().map(stage -> "folder " + stage.folder()).toList());
        List<Lab> labs = labs();
        Set<Integer> known = labs.stream().map(Lab::number).collect(Collectors.toSet());
        stages.stream()
                .filter(stage -> !known.contains(stage.lab()))
                .findFirst()
                .ifPresent(stage -> {
                    throw new CourseException(
                            "stage.yml of " + stage.folder() + ": there is no lab " + stage.lab() + ".");
                });
        return new Course(labs.stream()
                .map(lab -> new Lab(lab.number(), labTitles.getOrDefault(lab.number(), lab.title()), of(lab, stages)))
                .filter(lab -> !lab.stages().isEmpty())
                .toList());
    }

    private static List<Stage> of(Lab lab, List<Stage> stages) {
        return stages.stream().filter(stage -> stage.lab() == lab.number()).toList();
    }

    /** What checks of several stages prove together. */
    static Course.Topics topics() {
        return topicsIn("topics.yml");
    }

    /** The same with the texts of another language, of which some may be missing. */
    static Course.Topics topics(String language) {
        String name = "topics_" + language + ".yml";
        return Course.class.getResource(name) == null ? topics() : topics().with(topicsIn(name));
    }

    private static Course.Topics topicsIn(String name) {
        try (InputStream yaml = Course.class.getResourceAsStream(name)) {
            return YAML.readValue(yaml, Course.Topics.class);
        } catch (IOException unreadable) {
            throw new CourseException(name + " cannot be read.", unreadable);
        }
    }

    private static List<Lab> labs() {
        try (InputStream yaml = Course.class.getResourceAsStream("labs.yml")) {
            return List.of(YAML.readValue(yaml, Lab[].class));
        } catch (IOException unreadable) {
            throw new CourseException("labs.yml cannot be read.", unreadable);
        }
    }

    private static Map<Integer, String> labTitles(String language) {
        String name = "labs_" + language + ".yml";
        try (InputStream yaml = Course.class.getResourceAsStream(name)) {
            return yaml == null
                    ? Map.of()
                    : List.of(YAML.readValue(yaml, Lab[].class)).stream()
                            .collect(Collectors.toMap(Lab::number, Lab::title));
        } catch (IOException unreadable) {
            throw new CourseException(name + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** The stages in the order of their numbers, by the place of their files. */
    private Map<String, Stage> stages() {
        return files("/stage.yml").stream()
                .map(file -> Map.entry(place(file), stage(file)))
                .sorted(Comparator.comparingInt(entry -> entry.getValue().number()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }

    /** The texts of the stages that are translated, by the place of their files. */
    private Map<String, StageTexts> texts(String language, Map<String, Stage> stages) {
        Map<String, StageTexts> texts = new TreeMap<>();
        for (Resource file : files("/stage_" + language + ".yml")) {
            StageTexts read = read(file, StageTexts.class);
            Stage stage = stages.get(place(file));
            if (stage == null) {
                throw new CourseException(file.getName() + ": there is no stage.yml beside it.");
            }
            String unknown = read.unknownCheck(stage);
            if (!unknown.isEmpty()) {
                throw new CourseException(file.getName() + ": the stage has no check " + unknown + ".");
            }
            requireValid(file, read.on(stage, ""));
            texts.put(place(file), read);
        }
        return texts;
    }

    private List<Resource> files(String end) {
        return ResourceSupport.findAllResourcesInPackage(
                basePackage, ResourceFilter.of(resource -> resource.getName().endsWith(end)));
    }

    private static String place(Resource file) {
        return file.getName().substring(0, file.getName().lastIndexOf('/'));
    }

    private static Stage stage(Resource file) {
        Stage stage = read(file, Stage.class);
        requireValid(file, stage);
        return stage;
    }

    private static <T> T read(Resource file, Class<T> type) {
        try (InputStream yaml = file.getInputStream()) {
            return YAML.readValue(yaml, type);
        } catch (IOException unreadable) {
            throw new CourseException(file.getName() + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static void requireValid(Resource file, Stage stage) {
        StageRules.problems(stage).stream().findFirst().ifPresent(problem -> {
            throw new CourseException(file.getName() + ": " + problem);
        });
    }

    private static void requireUnique(List<String> names) {
        names.stream()
                .filter(name -> names.indexOf(name) != names.lastIndexOf(name))
                .findFirst()
                .ifPresent(twice -> {
                    throw new CourseException("Two stages have the " + twice + ".");
                });
    }
}
