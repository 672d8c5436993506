package lowtide.contextcap;

class WellnessAgent {}
