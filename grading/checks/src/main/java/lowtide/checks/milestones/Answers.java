package lowtide.checks.milestones;

import java.util.List;
import lowtide.checks.document.Scalar;

/**
 * The document of this stage.
 *
 * @param name of the student; it selects the questions
 * @param milestones a letter for each milestone
 * @param difference the answer in dollars
 * @param day the answer as the number of a day, from 1 on
 * @param cap the answer in messages
 */
record Answers(Scalar name, List<Scalar> milestones, Scalar difference, Scalar day, Scalar cap) {}
