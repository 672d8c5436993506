/** The files that a student works on: sources, starters, solutions. */
package lowtide.desk.exercise;
