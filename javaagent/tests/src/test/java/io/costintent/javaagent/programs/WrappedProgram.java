/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.programs;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.models.messages.MessageCreateParams;
import com.openai.client.OpenAIClient;
import com.openai.models.responses.ResponseCreateParams;
import io.costintent.CostTracking;
import io.costintent.clients.anthropic.AnthropicTracking;
import io.costintent.clients.openai.OpenAiTracking;
import io.costintent.intent.CostIntent;
import io.costintent.propagation.IntentContext;
import io.opentelemetry.context.Scope;
import java.net.URI;

/**
 * A program that uses the library, and is run with the agent besides: some of its clients are
 * wrapped, one is not.
 */
public final class WrappedProgram {
  /**
   * Runs the program.
   *
   * @param args the provider's address
   */
  public static void main(String[] args) {
    URI baseUrl = URI.create(args[0]);
    CostTracking tracking = CostTracking.create();
    OpenAIClient bare = OpenAiCalls.sync(baseUrl);
    OpenAIClient openai = OpenAiTracking.wrap(bare, tracking);
    AnthropicClient anthropic =
        AnthropicTracking.wrap(
            AnthropicOkHttpClient.builder().baseUrl(args[0]).apiKey("sk-herons").build(), tracking);
    try (Scope ignored = IntentContext.open(CostIntent.builder().feature("roosts").build())) {
      openai.chat().completions().create(OpenAiCalls.chat("wrapped-chat"));
      openai
          .responses()
          .create(ResponseCreateParams.builder().model("wrapped-responses").input("?").build());
      anthropic
          .messages()
          .create(
              MessageCreateParams.builder()
                  .model("wrapped-messages")
                  .maxTokens(100)
                  .addUserMessage("?")
                  .build());
      bare.chat().completions().create(OpenAiCalls.chat("bare-chat"));
    }
    bare.responses()
        .create(ResponseCreateParams.builder().model("bare-responses").input("?").build());
    System.out.println("done");
    System.exit(0);
  }

  private WrappedProgram() {}
}
