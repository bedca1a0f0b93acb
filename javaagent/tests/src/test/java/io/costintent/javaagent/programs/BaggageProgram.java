/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.programs;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.context.Scope;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * A service that carries baggage of its own, some of it named like intent, and sends requests under
 * it: through a provider's SDK, to a provider's host by itself, and to some other host.
 */
public final class BaggageProgram {
  /**
   * Runs the program.
   *
   * @param args the provider's address
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    URI provider = URI.create(args[0]);
    Baggage baggage =
        Baggage.builder()
            .put("nest", "reed")
            .put("costintent.team", "owls")
            .put("costintent.feature", "hunting")
            .build();
    try (Scope ignored = baggage.makeCurrent()) {
      OpenAiCalls.sync(provider).chat().completions().create(OpenAiCalls.chat("by-openai-chat"));
      OpenAiCalls.sync(provider).responses().create(OpenAiCalls.response("by-openai-responses"));
      AnthropicCalls.sync(provider).messages().create(AnthropicCalls.message("by-anthropic"));
      send("api.openai.com", provider.getPort(), "to-provider");
      send("nests.example", provider.getPort(), "to-another");
    }
    System.out.println("done");
    System.exit(0);
  }

  private static void send(String host, int port, String model)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://%s:%d/v1/chat/completions".formatted(host, port)))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"model\": \"%s\", \"messages\": []}".formatted(model)))
            .build();
    HttpResponse<String> response =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .build()
            .send(request, HttpResponse.BodyHandlers.ofString());
    System.out.println(host + " " + response.statusCode());
  }

  private BaggageProgram() {}
}
