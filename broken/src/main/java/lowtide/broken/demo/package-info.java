/** A program that demonstrates each problem of the broken agent. */
package lowtide.broken.demo;
