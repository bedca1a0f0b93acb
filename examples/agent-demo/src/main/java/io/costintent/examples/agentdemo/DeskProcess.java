/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.examples.agentdemo;

import io.costintent.examples.agentdemo.desk.Desk;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The service, started as an operator does: with one more option. */
final class DeskProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String READY = "listening on ";

  private final Process process;
  private final HttpClient http = HttpClient.newHttpClient();
  private final int port;

  /**
   * Starts it.
   *
   * @param properties what the agent is told, as system properties
   * @param provider where the service finds its provider
   */
  static DeskProcess start(Path agent, Map<String, String> properties, URI provider)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-javaagent:" + agent);
    properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.addAll(List.of("-cp", classPath(), Desk.class.getName()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(log(agent));
    builder.environment().put("OPENAI_BASE_URL", provider + "/v1");
    builder.environment().put("OPENAI_API_KEY", "simulated");
    return new DeskProcess(builder.start());
  }

  private DeskProcess(Process process) throws IOException {
    this.process = process;
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    if (line == null || !line.startsWith(READY)) {
      process.destroyForcibly();
      throw new IOException("the service did not start: " + line);
    }
    port = Integer.parseInt(line.substring(READY.length()));
  }

  /** Of Cost Intent it has nothing but this example: it would not know what to do with it. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !isCostIntent(Path.of(entry).getFileName().toString()))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean isCostIntent(String jar) {
    return jar.startsWith("costintent-") && !jar.startsWith("costintent-agent-demo-");
  }

  private static File log(Path agent) {
    return agent.resolveSibling("agent-demo.log").toFile();
  }

  /** Sends a ticket and returns the answer. */
  String send(String route, String ticket) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + route))
            .timeout(PATIENCE)
            .POST(BodyPublishers.ofString(ticket))
            .build();
    return http.send(request, BodyHandlers.ofString()).body();
  }

  /** Asks it to stop, as the operating system does; the agent exports what is left. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
