/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;

/** Starts a simulator for each test, and speaks plain HTTP to it. */
abstract class SimulatorTest {
  static final Duration TIMEOUT = Duration.ofSeconds(10);
  static final String CHAT = "/v1/chat/completions";
  static final String QUESTION =
      "{\"model\": \"gpt-5\", \"messages\": [{\"role\": \"user\", \"content\": \"Hello\"}]}";
  static final String STREAMED_QUESTION =
      "{\"model\": \"gpt-5\", \"stream\": true,"
          + " \"messages\": [{\"role\": \"user\", \"content\": \"Hello\"}]}";

  final ProviderSimulator simulator = ProviderSimulator.start();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AfterEach
  void closeSimulator() {
    simulator.close();
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return client.send(request(path, body), BodyHandlers.ofString());
  }

  CompletableFuture<HttpResponse<String>> postAsync(String path, String body) {
    return client.sendAsync(request(path, body), BodyHandlers.ofString());
  }

  HttpResponse<InputStream> postForStream(String path, String body)
      throws IOException, InterruptedException {
    return client.send(request(path, body), BodyHandlers.ofInputStream());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(simulator.baseUrl().resolve(path)).build();
    return client.send(request, BodyHandlers.ofString());
  }

  /** Everything that comes before the connection closes, byte by byte as text. */
  String receiveAll(String path, String body) throws IOException {
    try (var socket = new Socket(simulator.baseUrl().getHost(), simulator.baseUrl().getPort())) {
      String head = "POST %s HTTP/1.1\r\nHost: simulator\r\nContent-Length: %d\r\n\r\n";
      socket.setSoTimeout((int) TIMEOUT.toMillis());
      socket
          .getOutputStream()
          .write((head.formatted(path, body.length()) + body).getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static JsonNode json(HttpResponse<String> response) {
    return Json.parseBody(response.body().getBytes(StandardCharsets.UTF_8));
  }

  /** The data of each event. */
  static List<String> events(HttpResponse<String> response) {
    return response
        .body()
        .lines()
        .filter(line -> line.startsWith("data: "))
        .map(line -> line.substring("data: ".length()))
        .toList();
  }

  private HttpRequest request(String path, String body) {
    return HttpRequest.newBuilder(simulator.baseUrl().resolve(path))
        .timeout(TIMEOUT)
        .header("Content-Type", "application/json")
        .header("X-Team", "support")
        .POST(BodyPublishers.ofString(body))
        .build();
  }
}
