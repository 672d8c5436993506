package lowtide.desk.state;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The file with the {@link DeskState}. Without it, the desk has forgotten which hints were seen, and nothing else. */
public final class StateFile {

    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private final Consumer<IOException> unwritable;

    /**
     * A file of this desk.
     *
     * @param file need not exist; neither need its folder
     * @param unwritable says that the file cannot be written, and why
     */
    public StateFile(Path file, Consumer<IOException> unwritable) {
        this.file = file;
        this.unwritable = unwritable;
    }

    /** What it holds; nothing if it is not there or cannot be read. */
    public DeskState read() {
        return read(file);
    }

    /** What the file of a desk holds; nothing if it is not there or cannot be read. */
    public static DeskState read(Path file) {
        try {
            return Files.exists(file) ? JSON.readValue(file.toFile(), DeskState.class) : DeskState.EMPTY;
        } catch (IOException damaged) {
            return DeskState.EMPTY;
        }
    }

    /** Changes what it holds. A file that cannot be written costs no more than memory of the hints. */
    public void update(UnaryOperator<DeskState> change) {
        Path half = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            Files.createDirectories(file.getParent());
            JSON.writerWithDefaultPrettyPrinter().writeValue(half.toFile(), change.apply(read()));
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            unwritable.accept(failure);
        }
    }
}
