/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.programs;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.context.Scope;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * A service that calls a model and another service, has something of costs in its baggage, and
 * makes a span of a model call that nobody sees. Prints what the other service gets.
 */
public final class DeclaredProgram {
  /**
   * Runs the program.
   *
   * @param args the provider's address
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Baggage baggage = Baggage.builder().put("costintent.team", "stated").put("kept", "yes").build();
    try (Scope ignored = baggage.makeCurrent()) {
      OpenAiCalls.sync(URI.create(args[0]))
          .chat()
          .completions()
          .create(OpenAiCalls.chat("declared-chat"));
      askAnotherService();
    }
    GlobalOpenTelemetry.getTracer("egrets")
        .spanBuilder("chat declared-span")
        .setAttribute("gen_ai.operation.name", "chat")
        .setAttribute("gen_ai.provider.name", "openai")
        .setAttribute("gen_ai.request.model", "declared-span")
        .setAttribute("gen_ai.usage.input_tokens", 1000)
        .setAttribute("gen_ai.usage.output_tokens", 100)
        .startSpan()
        .end();
    System.exit(0);
  }

  private static void askAnotherService() throws IOException, InterruptedException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          System.out.println("another service: " + exchange.getRequestHeaders().get("baggage"));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(
                    URI.create("http://localhost:" + server.getAddress().getPort() + "/"))
                .build(),
            HttpResponse.BodyHandlers.discarding());
    server.stop(0);
  }

  private DeclaredProgram() {}
}
