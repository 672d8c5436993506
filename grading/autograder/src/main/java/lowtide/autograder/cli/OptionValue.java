package lowtide.autograder.cli;

import java.util.List;
import java.util.Optional;
import lowtide.autograder.batch.journal.Shard;
import lowtide.course.Course;
import lowtide.course.Stage;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * One option as it was written. A blank value counts as not given: Maven passes every option on.
 *
 * @param option the name under which the person knows it
 */
record OptionValue(CommandLine command, String option, String value) {

    /** A whole number within a range, the ends of the type meaning that there is none. */
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
            // said below
        }
        throw wrong(
                "expected a whole number" + (least == Long.MIN_VALUE ? "." : " from " + least + " to " + most + "."));
    }

    Optional<Long> seed() {
        return number(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** The one stage with this number, else all. */
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
