/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.module;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.costintent.javaagent.door.Hook;
import java.util.List;

/** Spring AI's models, whatever they call: the methods that all others of a model lead to. */
public final class SpringAiModule extends CostIntentModule {
  private static final String AI = "org.springframework.ai.";
  private static final String PROMPT = AI + "chat.prompt.Prompt";
  private static final String DOOR = "io.costintent.javaagent.doors.springai.ModelDoor";

  /** Creates the module. */
  public SpringAiModule() {
    super("costintent-spring-ai");
  }

  @Override
  protected String marker() {
    return AI + "chat.model.ChatModel";
  }

  @Override
  protected List<Hook> hooks() {
    return List.of(
        asked("chat.model.ChatModel", "call", PROMPT),
        asked("chat.model.StreamingChatModel", "stream", PROMPT),
        asked("embedding.EmbeddingModel", "call", AI + "embedding.EmbeddingRequest"),
        asked("image.ImageModel", "call", AI + "image.ImagePrompt"));
  }

  private static Hook asked(String type, String method, String request) {
    return Hook.below(AI + type)
        .methods(method)
        .matching(takesArguments(1).and(takesArgument(0, named(request))))
        .door(DOOR);
  }
}
