/** The student's desk: a verdict on every save, hints one at a time, and the next step. */
package lowtide.desk;
