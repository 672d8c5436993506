/**
 * Questions for an oral exam, with the expected answers, from the code that a student submitted and from what the
 * graders saw. Only sources that the compiler's process has compiled are parsed.
 */
package lowtide.autograder.oral;
