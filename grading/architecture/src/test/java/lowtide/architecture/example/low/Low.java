package lowtide.architecture.example.low;

public record Low(int value) {}
