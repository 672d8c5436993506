/** The live demos that a lecturer types into JShell. */
package lowtide.simulation.demo;
