package lowtide.desk.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lowtide.desk.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {

    @TempDir
    private Path temporary;

    @Test
    void whatIsWrittenIsRead() {
        StateFile file = Sample.stateFile(temporary.resolve("new/state.json"));
        DeskState.Known known = new DeskState.Known("abc", 16, false);

        file.update(state -> state.withHints("1B", 2));
        file.update(state -> state.withResult("01-context-cap", known));

        assertThat(file.read().hintsSeen("1B")).isEqualTo(2);
        assertThat(file.read().results()).containsEntry("01-context-cap", known);
    }

    @Test
    void aDamagedFileIsAsGoodAsNone() throws IOException {
        Path file = Files.writeString(temporary.resolve("state.json"), "{\"hints\":");

        assertThat(Sample.stateFile(file).read()).isEqualTo(DeskState.EMPTY);
    }

    @Test
    void thatNothingCanBeWrittenIsSaid() throws IOException {
        Path noFolder = Files.writeString(temporary.resolve("new"), "a file");
        List<IOException> said = new ArrayList<>();

        new StateFile(noFolder.resolve("state.json"), said::add).update(state -> state.withHints("1B", 2));

        assertThat(said)
                .singleElement()
                .extracting(Throwable::getMessage)
                .asString()
                .contains("new");
    }
}
