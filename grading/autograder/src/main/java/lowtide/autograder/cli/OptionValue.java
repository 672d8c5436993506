package lowtide.autograder.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import lowtide.autograder.batch.journal.Shard;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The value of one option. A blank value counts as not given, because Maven passes every option on.
 *
 * @param option the name that the user knows, such as {@code -Dstage} or {@code --stage}
 */
record OptionValue(CommandLine command, String option, String value) {

    /** Why a path is not a submission. */
    static final String NO_SUBMISSION =
            "there is no such folder or file. Expected a folder with one folder per stage, or a zip archive of one.";

    /** Why a path is not that of a file. */
    private static final String NO_FILE = "there is no such file.";

    /** Why a text is not a path. */
    static final String UNMAPPABLE =
            "with this system's settings, no file can have this name. On Linux, set LC_ALL=C.UTF-8.";

    boolean isGiven() {
        return !value.isBlank();
    }

    /** A whole number in a range; {@link Long#MIN_VALUE} to {@link Long#MAX_VALUE} is any whole number. */
    Optional<Long> number(long least, long most) {
        if (!isGiven()) {
            return Optional.empty();
        }
        try {
            long number = Long.parseLong(value.strip());
            if (number >= least && number <= most) {
                return Optional.of(number);
            }
        } catch (NumberFormatException noNumber) {
            // reported below
        }
        throw wrong(
                "expected a whole number" + (least == Long.MIN_VALUE ? "." : " from " + least + " to " + most + "."));
    }

    Optional<Long> seed() {
        return number(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    Shard shard() {
        try {
            return isGiven() ? Shard.parse(value) : Shard.WHOLE;
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(command, option + "=" + wrong.getMessage());
        }
    }

    /** The file with this path, relative to a folder. */
    Path file(Path base) {
        try {
            Path file = base.resolve(value.strip());
            if (!Files.isRegularFile(file)) {
                throw wrong(NO_FILE);
            }
            return file;
        } catch (InvalidPathException unmappable) {
            throw wrong(UNMAPPABLE);
        }
    }

    /** The error for a wrong value, in one line: {@code OPTION=VALUE: why}. */
    ParameterException wrong(String why) {
        return new ParameterException(command, option + "=" + value + ": " + why);
    }
}
