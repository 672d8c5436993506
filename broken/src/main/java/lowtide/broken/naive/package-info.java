/** Obvious fixes of the broken agent's problems. Each brings a problem of its own, which the exercises of lab 2 fix. */
package lowtide.broken.naive;
