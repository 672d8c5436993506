package lowtide.autograder.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lowtide.autograder.batch.journal.Shard;
import lowtide.autograder.report.export.SubmissionForm;
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

    /** What the option {@code --form} does. */
    static final String FORMS =
            "Write each submission's results for another program, too: gradescope, junit, prairielearn or submitty."
                    + " May be repeated.";

    private static final Set<String> GRADEBOOKS = Set.of("blackboard", "brightspace", "canvas", "moodle");

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

    /**
     * The forms that the values of {@code --form} name.
     *
     * @throws ParameterException if there is no such form; the message lists those that there are
     */
    static Set<SubmissionForm> forms(CommandLine command, Collection<String> names) {
        Set<SubmissionForm> forms = EnumSet.noneOf(SubmissionForm.class);
        for (String name : names) {
            OptionValue option = new OptionValue(command, "--form", name);
            forms.add(SubmissionForm.named(name.strip()).orElseThrow(() -> option.wrong(option.whyNoForm())));
        }
        return forms;
    }

    private String whyNoForm() {
        String all =
                Stream.of(SubmissionForm.values()).map(SubmissionForm::toString).collect(Collectors.joining(", "));
        String name = value.strip().toLowerCase(Locale.ROOT);
        if (GRADEBOOKS.contains(name)) {
            return "the command class writes " + name + ".csv without this option"
                    + (name.startsWith("b") ? ", if a roster has user names" : "") + ". The forms are " + all + ".";
        } else if (name.equals("classroom50")) {
            return "the command classroom50 makes it of a results.json. The forms are " + all + ".";
        }
        return "expected one of " + all + ".";
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
