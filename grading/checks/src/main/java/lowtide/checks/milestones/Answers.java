package lowtide.checks.milestones;

import java.util.List;
import lowtide.checks.document.Scalar;

/**
 * The document of this stage.
 *
 * @param name whose questions are answered
 * @param milestones a letter for each milestone
 * @param difference dollars
 * @param day from 1 on
 * @param cap messages
 */
record Answers(Scalar name, List<Scalar> milestones, Scalar difference, Scalar day, Scalar cap) {}
