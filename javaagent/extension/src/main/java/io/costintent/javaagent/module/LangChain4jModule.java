/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.module;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;

import io.costintent.javaagent.door.Hook;
import java.util.List;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * LangChain4j's models: what their interfaces implement, and what classes override. A model that is
 * a lambda cannot be seen.
 */
public final class LangChain4jModule extends CostIntentModule {
  private static final String MODEL = "dev.langchain4j.model.";
  private static final String DOOR = "io.costintent.javaagent.doors.langchain4j.ModelDoor$";
  private static final ElementMatcher<MethodDescription> ASKS_A_CHAT =
      takesArgument(0, named(MODEL + "chat.request.ChatRequest"));
  private static final String[] CHATS = {"chat", "doChat", "chatAsync", "doChatAsync"};

  /** Creates the module. */
  public LangChain4jModule() {
    super("costintent-langchain4j");
  }

  @Override
  protected String marker() {
    return MODEL + "chat.ChatModel";
  }

  @Override
  protected List<Hook> hooks() {
    return List.of(
        chats("chat.ChatModel", "Chat"),
        chats("chat.StreamingChatModel", "StreamingChat"),
        all(
            "embedding.EmbeddingModel",
            "Embedding",
            "embed",
            "embedAll",
            "embedAsync",
            "doEmbed",
            "doEmbedAsync"),
        all(
            "scoring.ScoringModel",
            "Scoring",
            "score",
            "scoreAll",
            "scoreAsync",
            "doScore",
            "doScoreAsync"),
        all("image.ImageModel", "Image", "generate", "edit"),
        all("moderation.ModerationModel", "Moderation", "moderate", "doModerate"),
        all("language.LanguageModel", "Language", "generate"),
        all("language.StreamingLanguageModel", "StreamingLanguage", "generate"),
        all("audio.AudioTranscriptionModel", "Transcription", "transcribe"),
        all("audio.TextToSpeechModel", "Speech", "synthesize"));
  }

  private static Hook chats(String type, String door) {
    return Hook.below(MODEL + type).methods(CHATS).matching(ASKS_A_CHAT).door(DOOR + door);
  }

  private static Hook all(String type, String door, String... methods) {
    return Hook.below(MODEL + type).methods(methods).door(DOOR + door);
  }
}
