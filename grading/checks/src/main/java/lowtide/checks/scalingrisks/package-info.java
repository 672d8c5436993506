/** Stage 0: scaling risks. */
package lowtide.checks.scalingrisks;
