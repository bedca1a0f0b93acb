/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import io.costintent.CostTracking;
import io.micrometer.observation.ObservationPredicate;
import io.opentelemetry.api.OpenTelemetry;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.model.observation.ModelObservationContext;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.Configurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DeferredImportSelector;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.ClassUtils;

/**
 * An application without a web: models, what Spring AI and Boot configure around them, and what
 * this jar adds by itself.
 */
final class Application implements AutoCloseable {
  /** Of both generations; those that are not there are left out. */
  private static final List<String> AROUND =
      List.of(
          "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration",
          "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
          "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
          "org.springframework.ai.model.tool.autoconfigure.ToolCallingAutoConfiguration",
          "org.springframework.ai.model.chat.client.autoconfigure.ChatClientAutoConfiguration",
          "org.springframework.ai.model.chat.observation.autoconfigure.ChatObservationAutoConfiguration");

  private static final List<String> TRACING =
      List.of(
          "org.springframework.boot.actuate.autoconfigure.opentelemetry.OpenTelemetryAutoConfiguration",
          "org.springframework.boot.actuate.autoconfigure.tracing.OpenTelemetryTracingAutoConfiguration",
          "org.springframework.boot.actuate.autoconfigure.tracing.MicrometerTracingAutoConfiguration",
          "org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration",
          "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration",
          "org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration");

  private final AnnotationConfigApplicationContext context;

  static Builder of(Class<?> models, URI provider) {
    return new Builder(models, provider);
  }

  private Application(AnnotationConfigApplicationContext context) {
    this.context = context;
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  ChatModel chatModel() {
    return bean(ChatModel.class);
  }

  /** A new client, of the builder that Boot configures. */
  ChatClient chatClient() {
    return bean(ChatClient.Builder.class).build();
  }

  /** Waits until the calls that were started have ended. */
  void awaitEnds() {
    bean(OpenObservations.class).await();
  }

  void awaitAllEnds() {
    bean(OpenObservations.class).awaitAll();
  }

  AnnotationConfigApplicationContext context() {
    return context;
  }

  @Override
  public void close() {
    context.close();
  }

  /** Leaves out the observations of clients, advisors and HTTP, for tests that count spans. */
  @Configuration(proxyBeanMethods = false)
  static class ModelsOnly {
    @Bean
    ObservationPredicate modelsOnly() {
      return (name, context) -> context instanceof ModelObservationContext;
    }
  }

  /** Imports by name, as Boot does: conditions are met before a class is looked at. */
  private static final class Names implements DeferredImportSelector, EnvironmentAware {
    private Environment environment = new StandardEnvironment();

    @Override
    public void setEnvironment(Environment environment) {
      this.environment = environment;
    }

    @Override
    public String[] selectImports(AnnotationMetadata metadata) {
      return environment.getRequiredProperty(Automatic.NAMES).split(",");
    }
  }

  /** Has what is configured by itself. */
  @Configuration(proxyBeanMethods = false)
  @Import(Names.class)
  static class Automatic {
    static final String NAMES = "test.automatic";
  }

  /** Collects what the application has. */
  static final class Builder {
    private final Map<String, Object> properties = new HashMap<>();
    private final List<Class<?>> configurations = new ArrayList<>();
    private final List<String> automatic = new ArrayList<>(AROUND);
    private final List<Consumer<AnnotationConfigApplicationContext>> beans = new ArrayList<>();

    private Builder(Class<?> models, URI provider) {
      configurations.add(models);
      properties.put(Models.URL, provider.toString());
    }

    Builder property(String name, Object value) {
      properties.put(name, value);
      return this;
    }

    <T> Builder bean(Class<T> type, T bean) {
      beans.add(context -> context.registerBean(type, () -> bean));
      return this;
    }

    Builder configuration(Class<?> type) {
      configurations.add(type);
      return this;
    }

    /** Has the calls tracked, unless this jar is switched off. */
    Builder tracked(CostTracking tracking) {
      beans.add(context ->
          context.registerBean(
              "costTracking",
              CostTracking.class,
              () -> tracking,
              definition -> definition.setDestroyMethodName("")));
      return this;
    }

    /** Has Micrometer's observations make spans of {@code telemetry}. */
    Builder traced(OpenTelemetry telemetry) {
      automatic.addAll(TRACING);
      property("management.tracing.sampling.probability", "1.0");
      beans.add(context ->
          context.registerBean(
              "openTelemetry",
              OpenTelemetry.class,
              () -> telemetry,
              definition -> definition.setDestroyMethodName("")));
      return this;
    }

    Application start() {
      AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(new MapPropertySource("test", properties));
      context.registerBean(OpenObservations.class, OpenObservations::new);
      beans.forEach(bean -> bean.accept(context));
      configurations.forEach(context::register);
      property(Automatic.NAMES, automatic(context.getClassLoader()));
      context.register(Automatic.class);
      context.refresh();
      return new Application(context);
    }

    /** In the order that Boot would give them. */
    private String automatic(ClassLoader loader) {
      List<String> candidates = new ArrayList<>();
      ImportCandidates.load(AutoConfiguration.class, loader).forEach(candidates::add);
      Class<?>[] types =
          Stream.concat(
                  automatic.stream(),
                  candidates.stream().filter(name -> name.startsWith("io.costintent.")))
              .filter(name -> ClassUtils.isPresent(name, loader))
              .map(name -> ClassUtils.resolveClassName(name, loader))
              .toArray(Class<?>[]::new);
      return Stream.of(Configurations.getClasses(AutoConfigurations.of(types)))
          .map(Class::getName)
          .collect(Collectors.joining(","));
    }
  }
}
