/**
 * From what students deliver to the sources that are compiled.
 *
 * <p>{@code ClassFolder} lists a class: it tells by name whose each folder or archive is ({@code Label}), looks into it
 * once ({@code Opened}, {@code StageRoot}), decides which delivery of a student counts ({@code Deliveries}), gives out ids
 * ({@code StudentIds}) and compares with a roster ({@code Roster}, {@code RosterMatch}). A {@code Submission} is opened
 * again ({@code Place}, {@code Tree}) when it is graded, and reads its stages ({@code StageFolder}) to the letter.
 */
package lowtide.autograder.intake;
