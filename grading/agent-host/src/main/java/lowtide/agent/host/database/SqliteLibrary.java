package lowtide.agent.host.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * SQLite's native library as a file of its own. Otherwise the driver unpacks it into the temporary folder of each
 * process, and a process that is killed leaves it there.
 */
public final class SqliteLibrary {

    private static final int WARNS_OF_NATIVE_CODE = 24; // the first JDK that does

    private SqliteLibrary() {}

    /**
     * Copies the library for this system, and returns the copy.
     *
     * @throws IOException if there is none for this system, or it cannot be written
     */
    public static Path copyTo(Path folder) throws IOException {
        String name = LibraryLoaderUtil.getNativeLibName();
        String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
        try (InputStream library = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
            if (library == null) {
                throw new IOException("SQLite has no library " + resource);
            }
            Path copy = folder.resolve(name);
            Files.copy(library, copy, StandardCopyOption.REPLACE_EXISTING);
            return copy;
        }
    }

    /** The options of a JVM that finds the library in this folder. */
    public static List<String> options(String folder) {
        List<String> options = new ArrayList<>(List.of("-Dorg.sqlite.lib.path=" + folder));
        if (Runtime.version().feature() >= WARNS_OF_NATIVE_CODE) {
            options.add("--enable-native-access=ALL-UNNAMED");
        }
        return options;
    }
}
