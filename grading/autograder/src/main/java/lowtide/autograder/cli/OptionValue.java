package lowtide.autograder.cli;

import java.util.List;
import java.util.Optional;
import lowtide.autograder.batch.journal.Shard;
import lowtide.course.Course;
import lowtide.course.Stage;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The value of one option. A blank value counts as not given, because Maven passes every option on.
 *
 * @param option the name that the user knows, such as {@code -Dstage} or {@code --stage}
 */
record OptionValue(CommandLine command, String option, String value) {

    /** A whole number in a range; {@link Long#MIN_VALUE} to {@link Long#MAX_VALUE} is any whole number. */
    Optional<Long> number(long least, long most) {
        if (value.isBlank()) {
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

    /** The stage with this number, or all stages if none is given. */
    List<Stage> stages() {
        List<Stage> all = Course.shipped().stages();
        return number(1, all.size())
                .map(number -> List.of(all.get(number.intValue() - 1)))
                .orElse(all);
    }

    Shard shard() {
        try {
            return value.isBlank() ? Shard.WHOLE : Shard.parse(value);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(command, option + "=" + wrong.getMessage());
        }
    }

    ParameterException wrong(String why) {
        return new ParameterException(command, option + "=" + value + ": " + why);
    }
}
