package lowtide.autograder.compile;

import java.util.List;
import java.util.Map;

/** The outcome of compiling a stage. */
public sealed interface Compilation {

    /**
     * All its classes, every one of them in the stage's package.
     *
     * @param files by path, such as {@code lowtide/contextcap/WellnessAgent.class}
     */
    record Classes(Map<String, byte[]> files) implements Compilation {}

    /** A class is declared in a package that is not the stage's, whatever folder its file is in. */
    record Intruder(String className) implements Compilation {}

    /** At least one error. */
    record Failed(List<CompileError> errors) implements Compilation {}
}
