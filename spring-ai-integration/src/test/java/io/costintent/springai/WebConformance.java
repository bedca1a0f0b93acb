/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.call.CallRecord;
import io.costintent.cost.CostStatus;
import io.costintent.intent.CostIntent;
import io.costintent.money.Money;
import io.costintent.testkit.conformance.Sample;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;

/** Controllers that ask a model, whatever serves them: intent comes from route and annotation. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WebConformance {
  private static final CostIntent ROUTE = CostIntent.builder().team("wetlands").build();

  private final WebApplicationType type;
  private WebApplication application;

  WebConformance(WebApplicationType type) {
    this.type = type;
  }

  @BeforeAll
  void start() {
    application =
        new WebApplication(
            type,
            Map.of(
                "spring.reactor.context-propagation", "auto",
                "costintent.routes[0].path", "/routed/**",
                "costintent.routes[0].team", "wetlands"));
  }

  @AfterAll
  void stop() {
    application.close();
  }

  final WebApplication application() {
    return application;
  }

  private CallRecord recordOf(String path) throws Exception {
    String body = application.get(path).body();

    assertThat(body).isEqualTo(Sample.openAi().text());
    CallRecord record = application.takeRecord();
    assertThat(record.cost().status()).isEqualTo(CostStatus.EXACT);
    assertThat(record.cost().total()).isEqualTo(Money.usd("0.003"));
    return record;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ask", "/mono", "/stream"})
  void routeWithoutIntent_hasNone(String path) throws Exception {
    assertThat(recordOf(path).intent()).isEqualTo(CostIntent.none());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/routed/ask", "/routed/mono", "/routed/stream"})
  void intentOfTheRoute_isOnTheRecord(String path) throws Exception {
    assertThat(recordOf(path).intent()).isEqualTo(ROUTE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/herons/ask", "/herons/mono", "/herons/stream"})
  void intentOfTheController_isOnTheRecord(String path) throws Exception {
    assertThat(recordOf(path).intent()).isEqualTo(CostIntent.builder().feature("herons").build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/routed/herons/ask", "/routed/herons/mono", "/routed/herons/stream"})
  void intentOfTheController_refinesThatOfTheRoute(String path) throws Exception {
    assertThat(recordOf(path).intent()).isEqualTo(ROUTE.toBuilder().feature("herons").build());
  }

  @Test
  void intentOfTheMethod_isOnTheRecord() throws Exception {
    assertThat(recordOf("/herons/nests").intent())
        .isEqualTo(CostIntent.builder().feature("nests").build());
  }

  @Test
  void intentOfOneRequest_isNotThatOfTheNext() throws Exception {
    CallRecord first = recordOf("/routed/ask");
    CallRecord second = recordOf("/ask");

    assertThat(first.intent()).isEqualTo(ROUTE);
    assertThat(second.intent()).isEqualTo(CostIntent.none());
  }
}
