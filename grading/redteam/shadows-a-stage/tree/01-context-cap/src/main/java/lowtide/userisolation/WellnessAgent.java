package lowtide.userisolation;

public class WellnessAgent {}
