/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.costintent.intent.CostIntended;
import io.costintent.propagation.IntentBaggage;
import io.costintent.propagation.IntentContext;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Requests to real servers, with MVC and with WebFlux. */
class RequestsTest {
  private static final String[] ROUTES = {
    "spring.reactor.context-propagation=auto",
    "costintent.routes[0].path=/chat/**",
    "costintent.routes[0].team=support",
    "costintent.routes[1].path=/chat/special",
    "costintent.routes[1].feature=special"
  };

  @AfterEach
  void forget() {
    Hooks.disableAutomaticContextPropagation();
  }

  /** An application that tells what its requests are for. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(Chats.class)
  static class Application {}

  /** An application that trusts who runs beside it. */
  @Configuration(proxyBeanMethods = false)
  @Import(Application.class)
  static class Trusting {
    @Bean
    IntentBaggage baggage() {
      return IntentBaggage.builder().trustPeers(peer -> peer.equals("127.0.0.1")).build();
    }
  }

  /** Handlers of each kind. */
  @RestController
  static class Chats {
    @GetMapping({"/chat/special", "/chat/{id}", "/else"})
    String chat() {
      return IntentContext.current().toString();
    }

    @GetMapping("/chat/refined")
    @CostIntended(feature = "refined")
    String refined() {
      return IntentContext.current().toString();
    }

    @GetMapping("/chat/later")
    Mono<String> later() {
      return Mono.fromSupplier(() -> IntentContext.current().toString());
    }

    @GetMapping("/chat/elsewhere")
    @CostIntended(feature = "elsewhere")
    Flux<String> elsewhere() {
      return Flux.just("x")
          .publishOn(Schedulers.boundedElastic())
          .map(x -> IntentContext.current().toString());
    }

    @GetMapping("/chat/task")
    Callable<String> task() {
      return () -> IntentContext.current().toString();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SERVLET", "REACTIVE"})
  void request_hasTheIntentOfItsRoute(WebApplicationType type) throws Exception {
    try (Running application = Running.start(Application.class, type, ROUTES)) {
      assertThat(application.get("/chat/7").body()).isEqualTo("CostIntent{team=support}");
      assertThat(application.get("/chat/special").body())
          .isEqualTo("CostIntent{team=support, feature=special}");
      assertThat(application.get("/else").body()).isEqualTo("CostIntent{}");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SERVLET", "REACTIVE"})
  void handler_refinesIt(WebApplicationType type) throws Exception {
    try (Running application = Running.start(Application.class, type, ROUTES)) {
      assertThat(application.get("/chat/refined").body())
          .isEqualTo("CostIntent{team=support, feature=refined}");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SERVLET", "REACTIVE"})
  void publisher_hasItWhenSubscribedToAndOnOtherThreads(WebApplicationType type) throws Exception {
    try (Running application = Running.start(Application.class, type, ROUTES)) {
      assertThat(application.get("/chat/later").body()).isEqualTo("CostIntent{team=support}");
      assertThat(application.get("/chat/elsewhere").body())
          .contains("CostIntent{team=support, feature=elsewhere}");
    }
  }

  @Test
  void task_hasItOnItsThread() throws Exception {
    try (Running application =
        Running.start(Application.class, WebApplicationType.SERVLET, ROUTES)) {
      assertThat(application.get("/chat/task").body()).isEqualTo("CostIntent{team=support}");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SERVLET", "REACTIVE"})
  void header_isNotTrusted(WebApplicationType type) throws Exception {
    try (Running application = Running.start(Application.class, type, ROUTES)) {
      assertThat(application.get("/chat/7", "baggage", "costintent.team=others").body())
          .isEqualTo("CostIntent{team=support}");
      assertThat(application.get("/else", "baggage", "costintent.team=others").body())
          .isEqualTo("CostIntent{}");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SERVLET", "REACTIVE"})
  void headerOfATrustedPeer_isTakenBelowTheRoute(WebApplicationType type) throws Exception {
    try (Running application = Running.start(Trusting.class, type, ROUTES)) {
      String sent = "costintent.team=others,costintent.feature=theirs";

      assertThat(application.get("/chat/7", "baggage", sent).body())
          .isEqualTo("CostIntent{team=support, feature=theirs}");
    }
  }

  @Test
  void wrongRoute_failsTheStart() {
    assertThat(
            catchThrowable(() ->
                Running.start(
                    Application.class,
                    WebApplicationType.SERVLET,
                    "costintent.routes[0].path=/chat")))
        .hasStackTraceContaining("a key of an intent besides the path");
  }
}
