package lowtide.autograder.classroom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An empty class for each test. */
abstract class ClassFixture {

    /** Contains the class's folder and may contain what a test needs besides. */
    @TempDir
    Path temporary;

    SampleClass course;

    @BeforeEach
    void anEmptyClass() throws IOException {
        course = new SampleClass(Files.createDirectory(temporary.resolve("class")));
    }
}
