/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * An application that knows nothing of cost: everything that Boot configures for what is on its
 * class path, and one call.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class PlainApplication {
  @Bean
  InMemorySpanExporter exportedSpans() {
    return InMemorySpanExporter.create();
  }

  @Bean
  SpanProcessor processor(InMemorySpanExporter exporter) {
    return SimpleSpanProcessor.create(exporter);
  }

  /**
   * Runs it, makes one call, and returns its spans as texts: attributes, and the name under {@code
   * name}; and under {@code beans} the names of its beans that have to do with us.
   */
  public static List<Map<String, String>> run(String provider, String team) {
    Map<String, Object> properties =
        Map.of(
            Models.URL,
            provider,
            "spring.ai.openai.api-key",
            "sk-simulated",
            "management.tracing.sampling.probability",
            "1.0",
            "management.otlp.metrics.export.enabled",
            "false",
            "spring.main.banner-mode",
            "off",
            "costintent.intent.team",
            team);
    Class<?>[] sources = {PlainApplication.class, Models.current().openAi()};
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(sources)
            .web(WebApplicationType.NONE)
            .properties(properties)
            .run()) {
      context
          .getBean(ChatClient.Builder.class)
          .build()
          .prompt("how tall is a heron")
          .call()
          .content();
      return spans(context);
    }
  }

  private static List<Map<String, String>> spans(ConfigurableApplicationContext context) {
    List<Map<String, String>> spans = new ArrayList<>();
    context
        .getBean(InMemorySpanExporter.class)
        .getFinishedSpanItems()
        .forEach(span -> {
          Map<String, String> attributes = new HashMap<>();
          span.getAttributes()
              .forEach((key, value) -> attributes.put(key.getKey(), value.toString()));
          attributes.put("name", span.getName());
          spans.add(attributes);
        });
    List<String> ours = new ArrayList<>();
    for (String bean : context.getBeanDefinitionNames()) {
      if (bean.toLowerCase(java.util.Locale.ROOT).contains("costintent")
          || bean.contains("costTracking")) {
        ours.add(bean);
      }
    }
    spans.add(Map.of("name", "beans", "beans", ours.toString()));
    return spans;
  }
}
