/** What {@code lowtide-grade.jar} starts with: it knows the JDK alone, and brings the rest onto the class path. */
package lowtide.launcher;
