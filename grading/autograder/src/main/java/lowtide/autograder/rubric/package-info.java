/** Points of an instructor instead of those of the catalogue: read from a file, checked, and applied to the course. */
package lowtide.autograder.rubric;
