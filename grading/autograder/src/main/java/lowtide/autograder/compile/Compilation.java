package lowtide.autograder.compile;

import java.nio.file.Path;
import java.util.List;

/** What came of compiling a stage. */
public sealed interface Compilation {

    /** Class files, in this folder. */
    record Classes(Path folder) implements Compilation {
    }

    /** At least one error. */
    record Failed(List<CompileError> errors) implements Compilation {
    }
}
