package lowtide.course;

import java.util.List;

/** The outcome of one check, for suites and reports alike. */
public sealed interface CheckOutcome {

    /** The verdict as reports write it. */
    CheckVerdict verdict();

    /** The verdict that this outcome alone would give its stage. */
    StageVerdict stageVerdict();

    /** What was found; has empty texts if the check passed. */
    Finding finding();

    /** The check passed. */
    record Passed() implements CheckOutcome {
        @Override
        public CheckVerdict verdict() {
            return CheckVerdict.PASSED;
        }

        @Override
        public StageVerdict stageVerdict() {
            return StageVerdict.PASSED;
        }

        @Override
        public Finding finding() {
            return new Finding("", "");
        }
    }

    /**
     * The agent did not do what the check requires.
     *
     * @param transcript the last requests up to the one that failed the check, oldest first; empty if their order
     *     differs from run to run
     */
    record Failed(Finding finding, List<WireExcerpt> transcript) implements CheckOutcome {

        /** Copies the list. */
        public Failed {
            transcript = List.copyOf(transcript);
        }

        @Override
        public CheckVerdict verdict() {
            return CheckVerdict.FAILED;
        }

        @Override
        public StageVerdict stageVerdict() {
            return StageVerdict.FAILED;
        }
    }

    /** The agent's process ended, or its JVM ran out of memory, stack or threads. */
    record Crashed(Finding finding) implements CheckOutcome {
        @Override
        public CheckVerdict verdict() {
            return CheckVerdict.FAILED;
        }

        @Override
        public StageVerdict stageVerdict() {
            return StageVerdict.CRASHED;
        }
    }

    /** The agent did not return in time. */
    record TimedOut(Finding finding) implements CheckOutcome {
        @Override
        public CheckVerdict verdict() {
            return CheckVerdict.FAILED;
        }

        @Override
        public StageVerdict stageVerdict() {
            return StageVerdict.TIMED_OUT;
        }
    }

    /**
     * The check did not run.
     *
     * @param finding why, in {@link Finding#seen}
     */
    record NotReached(Finding finding) implements CheckOutcome {

        /** Not reached for this reason. */
        public NotReached(String reason) {
            this(new Finding(reason, ""));
        }

        @Override
        public CheckVerdict verdict() {
            return CheckVerdict.NOT_REACHED;
        }

        @Override
        public StageVerdict stageVerdict() {
            return StageVerdict.FAILED;
        }
    }

    /** The kit itself failed; never the student's fault. */
    record KitError(Finding finding) implements CheckOutcome {
        @Override
        public CheckVerdict verdict() {
            return CheckVerdict.KIT_ERROR;
        }

        @Override
        public StageVerdict stageVerdict() {
            return StageVerdict.KIT_ERROR;
        }
    }
}
