/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.examples.agentdemo.desk;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseOutputText;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A support desk over HTTP: one route says which team a ticket is for, another drafts a reply.
 *
 * <p>The client takes its address and key from {@code OPENAI_BASE_URL} and {@code OPENAI_API_KEY}.
 */
public final class Desk {
  private final OpenAIClient openai = OpenAIOkHttpClient.fromEnv();

  /** Serves on a free port of the loopback interface, which it prints, until it is stopped. */
  public static void main(String[] args) throws IOException {
    Desk desk = new Desk();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    server.setExecutor(threads);
    server.createContext("/triage", answering(desk::triage));
    server.createContext("/reply", answering(desk::reply));
    server.start();
    System.out.println("listening on " + server.getAddress().getPort());
  }

  private String triage(String ticket) {
    return openai
        .chat()
        .completions()
        .create(
            ChatCompletionCreateParams.builder()
                .model("gpt-4o-mini")
                .addSystemMessage("Answer with the team that this ticket is for.")
                .addUserMessage(ticket)
                .build())
        .choices()
        .get(0)
        .message()
        .content()
        .orElse("");
  }

  private String reply(String ticket) {
    return openai
        .responses()
        .create(
            ResponseCreateParams.builder()
                .model("gpt-4.1")
                .instructions("Draft a reply to this ticket.")
                .input(ticket)
                .build())
        .output()
        .stream()
        .flatMap(item -> item.message().stream())
        .flatMap(message -> message.content().stream())
        .flatMap(content -> content.outputText().stream())
        .map(ResponseOutputText::text)
        .collect(Collectors.joining());
  }

  private static HttpHandler answering(UnaryOperator<String> work) {
    return exchange -> {
      String ticket = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      try {
        send(exchange, 200, work.apply(ticket));
      } catch (RuntimeException e) {
        send(exchange, 503, "try again later: " + e.getMessage());
      }
    };
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private Desk() {}
}
