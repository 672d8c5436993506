package lowtide.autograder.grade;

import java.time.Duration;
import lowtide.agent.control.process.Limits;
import lowtide.autograder.compile.CompilerProcess;

/**
 * What the grading of a stage may take.
 *
 * @param agent of each check
 * @param compiler processor time
 */
public record GradingLimits(Limits agent, Duration compiler) {

    /** Only an agent that hangs and a source that the compiler cannot handle exceed these. */
    public static final GradingLimits USUAL = new GradingLimits(StageGrader.LIMITS, CompilerProcess.PROCESSOR_LIMIT);
}
