/**
 * One submission: the Java sources it has for each stage. An upload is inspected once ({@code InspectedUpload}) to find
 * the folder that holds the stages ({@code StageRoot}); when the {@code Submission} is graded it is opened again and each
 * stage is read ({@code StageFolder}) into {@code StageSources}.
 */
package lowtide.autograder.submission;
