package lowtide.autograder.compile;

import java.nio.file.Path;
import java.util.List;

/** What came of compiling a stage. */
public sealed interface Compilation {

    /** Class files, in this folder. */
    record Classes(Path folder) implements Compilation {
    }

    /** A class declares itself into a package that is not the stage's, whatever folder its file lies in. */
    record Intruder(String className) implements Compilation {
    }

    /** At least one error. */
    record Failed(List<CompileError> errors) implements Compilation {
    }
}
