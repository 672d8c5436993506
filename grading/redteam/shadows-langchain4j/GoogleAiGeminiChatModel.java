package dev.langchain4j.model.googleai;

public class GoogleAiGeminiChatModel {}
