/** Stage 17: milestones and cost quiz. */
package lowtide.checks.milestones;
