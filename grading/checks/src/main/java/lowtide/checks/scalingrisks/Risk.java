package lowtide.checks.scalingrisks;

/**
 * One risk that a student has found.
 *
 * @param line of the broken agent's source, from 1 on
 * @param what happens, in a sentence
 * @param figure the answer to the question that the README asks for this kind
 */
record Risk(int line, Kind kind, String what, int figure) {}
