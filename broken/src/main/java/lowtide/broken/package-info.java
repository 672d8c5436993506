/** The agent as found, and a program that shows each of its failures happening. */
package lowtide.broken;
