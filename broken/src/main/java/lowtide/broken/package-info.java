/** The broken agent. */
package lowtide.broken;
