/** The live demos that a lecturer runs in JShell. */
package lowtide.simulation.demo;
