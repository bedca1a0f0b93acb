/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import io.costintent.CostTracking;
import io.costintent.call.CallRecord;
import io.costintent.testkit.conformance.RecordedTelemetry;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.simulator.ProviderSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** A web application on a free port of loopback, whose controllers ask a model. */
final class WebApplication implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ProviderSimulator simulator = ProviderSimulator.start();
  private final RecordedTelemetry telemetry = RecordedTelemetry.create();
  private final CostTracking tracking = telemetry.tracking().listener(telemetry.listener()).build();
  private final HttpClient http = HttpClient.newHttpClient();
  private final ConfigurableApplicationContext context;

  WebApplication(WebApplicationType type, Map<String, Object> properties) {
    simulator.when(request -> true, Sample.openAi().reply());
    Map<String, Object> all = new HashMap<>(properties);
    all.put(Models.URL, simulator.baseUrl().toString());
    all.put("server.port", "0");
    all.put("server.address", "127.0.0.1");
    all.put("spring.ai.openai.api-key", "sk-simulated");
    all.put("spring.main.banner-mode", "off");
    all.put("management.otlp.metrics.export.enabled", "false");
    ApplicationContextInitializer<GenericApplicationContext> beans =
        application -> {
          application.registerBean(OpenObservations.class, OpenObservations::new);
          application.registerBean(
              "costTracking",
              CostTracking.class,
              () -> tracking,
              definition -> definition.setDestroyMethodName(""));
        };
    context =
        new SpringApplicationBuilder(Everything.class, Models.current().openAi())
            .web(type)
            .initializers(beans)
            .properties(all)
            .run();
  }

  /** What Boot configures for all that is on the class path, and the controllers. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import({BirdController.class, HeronController.class})
  static class Everything {}

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    String port = context.getEnvironment().getRequiredProperty("local.server.port");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(PATIENCE)
            .build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    context.getBean(OpenObservations.class).await();
    return response;
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  CallRecord takeRecord() {
    telemetry.takeSpans();
    return telemetry.takeRecord();
  }

  List<CallRecord> takeRecords() {
    telemetry.takeSpans();
    return telemetry.takeRecords();
  }

  @Override
  public void close() {
    context.close();
    tracking.close();
    simulator.close();
    telemetry.close();
  }
}
