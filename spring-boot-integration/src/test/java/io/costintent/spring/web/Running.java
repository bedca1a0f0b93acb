/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** An application that serves requests on a port of its own. */
public final class Running implements AutoCloseable {
  private final ConfigurableApplicationContext context;
  private final HttpClient client = HttpClient.newHttpClient();

  /** Starts an application with properties such as {@code costintent.intent.team=support}. */
  public static Running start(Class<?> application, WebApplicationType type, String... properties) {
    List<String> arguments = new ArrayList<>(List.of("--server.port=0"));
    for (String property : properties) {
      arguments.add("--" + property);
    }
    return new Running(
        new SpringApplicationBuilder(application).web(type).run(arguments.toArray(String[]::new)));
  }

  private Running(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** Its beans. */
  public ConfigurableApplicationContext context() {
    return context;
  }

  /** Returns the answer to a GET with headers, a name and a value after the other. */
  public HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    String port = context.getEnvironment().getProperty("local.server.port");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    context.close();
  }
}
