package lowtide.checks;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lowtide.agent.control.AgentContract;
import lowtide.checks.document.DocumentException;
import lowtide.checks.document.PersonalQuestions;
import lowtide.course.Stage;
import org.junit.platform.commons.support.ReflectionSupport;

/** Finds the suite of each stage on the class path, by the stage that it names. */
public final class StageSuites {

    private static final Map<String, Class<?>> BY_FOLDER = ReflectionSupport.findAllClassesInPackage(
                    StageSuites.class.getPackageName(),
                    type -> type.isAnnotationPresent(StageSuite.class),
                    name -> name.endsWith("Checks"))
            .stream()
            .collect(Collectors.toUnmodifiableMap(
                    type -> type.getAnnotation(StageSuite.class).value(), type -> type));

    private StageSuites() {}

    /**
     * The suite of a stage.
     *
     * @throws IllegalArgumentException if no suite names it
     */
    public static Class<?> of(Stage stage) {
        return Optional.ofNullable(BY_FOLDER.get(stage.folder()))
                .orElseThrow(() -> new IllegalArgumentException("No suite names the stage " + stage.folder() + "."));
    }

    /** What the suite of a stage asks of the student's class. */
    public static AgentContract<?> contract(Stage stage) {
        return ((StageChecks<?>) suite(stage)).contract();
    }

    /**
     * Reads the document of a stage as its suite does.
     *
     * @throws DocumentException if it is invalid
     */
    public static void read(Stage stage, String document) throws DocumentException {
        ((DocumentChecks<?>) suite(stage)).read(document);
    }

    /** The questions of a stage that depend on a name; empty if it has none. */
    public static Optional<PersonalQuestions> personalQuestions(Stage stage) {
        return suite(stage) instanceof PersonalQuestions questions ? Optional.of(questions) : Optional.empty();
    }

    /** The blocks of a stage's README that come from data of its suite, by name. */
    public static Map<String, String> readmeBlocks(Stage stage) {
        return suite(stage) instanceof ReadmeBlocks blocks ? blocks.readmeBlocks() : Map.of();
    }

    private static Object suite(Stage stage) {
        try {
            return of(stage).getConstructor().newInstance();
        } catch (ReflectiveOperationException notASuite) {
            throw new IllegalStateException(of(stage).getName() + " cannot be created.", notASuite);
        }
    }
}
