/** Values that checks draw at random: words, user ids, times. Depends on nothing else of the kit. */
package lowtide.checks.dsl.values;
