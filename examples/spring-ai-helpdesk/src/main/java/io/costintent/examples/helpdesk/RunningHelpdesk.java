/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.examples.helpdesk;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The application on a free port of loopback, and those who use it. */
final class RunningHelpdesk implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final SpanText spans = new SpanText();
  private final ConfigurableApplicationContext context;
  private final String base;

  /** Starts the application with properties such as {@code a.b=c} above its own. */
  static RunningHelpdesk start(List<String> properties) {
    return new RunningHelpdesk(properties);
  }

  private RunningHelpdesk(List<String> properties) {
    List<String> arguments = new ArrayList<>();
    arguments.add("--server.port=0");
    arguments.add("--server.address=127.0.0.1");
    properties.forEach(property -> arguments.add("--" + property));
    context =
        HelpdeskApplication.application()
            .initializers(this::addExporter)
            .run(arguments.toArray(String[]::new));
    base = "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
  }

  private void addExporter(ConfigurableApplicationContext starting) {
    ((GenericApplicationContext) starting)
        .registerBean("spanText", SpanExporter.class, () -> spans);
  }

  /** Where it listens, as {@code host:port}. */
  String address() {
    return URI.create(base).getAuthority();
  }

  /** The spans that have ended so far. */
  SpanText spans() {
    context.getBean(SdkTracerProvider.class).forceFlush().join(10, TimeUnit.SECONDS);
    return spans;
  }

  String post(String path, String body) {
    return send(
        HttpRequest.newBuilder(URI.create(base + path)).POST(BodyPublishers.ofString(body)));
  }

  /** Returns the streamed answer as one line, or the status that came instead. */
  String ask(String question) {
    String asked = URLEncoder.encode(question, StandardCharsets.UTF_8);
    return get("/answers?question=" + asked)
        .lines()
        .filter(line -> !line.isEmpty())
        .map(line -> line.startsWith("data:") ? line.substring("data:".length()) : line)
        .reduce("", String::concat);
  }

  String get(String path) {
    return send(HttpRequest.newBuilder(URI.create(base + path)));
  }

  /** Returns what a path answers, indented. */
  String getJson(String path) {
    try {
      JsonMapper mapper = new JsonMapper();
      return mapper.readTree(get(path)).toPrettyString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
      int status = response.statusCode();
      return status == 200 ? response.body() : status + " " + response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a request was under way", e);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
