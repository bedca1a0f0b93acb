/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.programs;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A service that knows nothing of costs and calls a model from several places: requests, threads,
 * methods. The model's name tells the place.
 */
public final class PlaceProgram {
  private final OpenAIClient client;

  private PlaceProgram(OpenAIClient client) {
    this.client = client;
  }

  /**
   * Runs the program.
   *
   * @param args the provider's address
   */
  public static void main(String[] args) throws Exception {
    PlaceProgram program =
        new PlaceProgram(
            OpenAIOkHttpClient.builder().apiKey("key").baseUrl(args[0] + "/v1").build());
    program.serve();
    Thread nightly = new Thread(() -> program.ask("by-thread"), "nightly-7");
    nightly.start();
    nightly.join();
    program.summarise("by-method");
    program.ask("by-service");
    System.exit(0);
  }

  private void serve() throws IOException, InterruptedException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          String model = exchange.getRequestHeaders().getFirst("model");
          if (exchange.getRequestURI().getPath().startsWith("/orders")) {
            summarise(model);
          } else {
            ask(model);
          }
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    request(server, "/chat/7", "by-route");
    request(server, "/status", "by-no-route");
    request(server, "/orders/9", "by-method-in-a-request");
    server.stop(0);
    threads.shutdown();
  }

  private static void request(HttpServer server, String path, String model)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://localhost:" + server.getAddress().getPort() + path);
    HttpResponse<Void> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(uri)
                    .header("model", model)
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build(),
                HttpResponse.BodyHandlers.discarding());
    System.out.println(path + " " + response.statusCode());
  }

  private void summarise(String model) {
    ask(model);
  }

  private void ask(String model) {
    client
        .chat()
        .completions()
        .create(
            ChatCompletionCreateParams.builder().model(model).addUserMessage("How many?").build());
  }
}
