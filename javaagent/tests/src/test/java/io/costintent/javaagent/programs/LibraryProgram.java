/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.programs;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.costintent.CostTracking;
import io.costintent.clients.openai.OpenAiTracking;
import io.costintent.intent.CostIntended;
import io.costintent.intent.CostIntent;
import io.costintent.propagation.IntentContext;

/**
 * A program that has the library: it states intents, and wraps one of its two clients. The model's
 * name tells the way.
 */
@CostIntended(product = "shop")
public class LibraryProgram {
  /**
   * Runs the program.
   *
   * @param args the provider's address
   */
  public static void main(String[] args) {
    OpenAIClient plain =
        OpenAIOkHttpClient.builder().apiKey("key").baseUrl(args[0] + "/v1").build();
    LibraryProgram program = new LibraryProgram();
    IntentContext.run(
        CostIntent.builder().feature("stated").build(), () -> ask(plain, "plain-in-a-scope"));
    program.annotated(plain, "plain-annotated");
    try (CostTracking tracking = CostTracking.create()) {
      OpenAIClient wrapped = OpenAiTracking.wrap(plain, tracking);
      program.annotated(wrapped, "wrapped-annotated");
    }
    System.exit(0);
  }

  /** Asks for something. */
  @CostIntended(feature = "annotated")
  public void annotated(OpenAIClient client, String model) {
    ask(client, model);
  }

  private static void ask(OpenAIClient client, String model) {
    client
        .chat()
        .completions()
        .create(
            ChatCompletionCreateParams.builder().model(model).addUserMessage("How many?").build());
  }
}
