/**
 * What a check may ask of an agent under test, and the two places an agent can live.
 *
 * <p>A suite never holds a student's object. It speaks to one small interface a stage
 * ({@link lowtide.seam.ContextCapAgent} and so on), obtained from an {@link lowtide.seam.AgentHome}:
 * {@link lowtide.seam.SameJvm} runs the student's class right here, so that breakpoints work;
 * {@link lowtide.seam.OtherProcess} runs it in a process of its own, so that nothing it does can touch the verdict.
 * Both bind by class name and signature, through the same {@link lowtide.seam.BoundAgent}.
 */
package lowtide.seam;
