/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.spring.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.costintent.CostTracking;
import io.costintent.propagation.IntentContext;
import io.costintent.spring.Applications;
import io.costintent.spring.web.Running;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/** What a running application answers to operators. */
class ActuatorTest {
  private Running application;

  /** An application of nothing but what is configured by itself. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Application {}

  @BeforeEach
  void start() {
    application =
        Running.start(
            Application.class,
            WebApplicationType.SERVLET,
            "management.endpoints.web.exposure.include=*",
            "management.endpoint.health.show-details=always",
            "costintent.budgets[0].id=all",
            "costintent.budgets[0].limit=5 USD",
            "costintent.budgets[0].window.per=month");
    CostTracking tracking = application.context().getBean(CostTracking.class);
    IntentContext.run(Applications.team("support"), () -> Applications.call(tracking));
    IntentContext.run(Applications.team("search"), () -> Applications.call(tracking));
    Applications.call(tracking, "nobody-knows");
  }

  @AfterEach
  void close() {
    application.close();
  }

  private JsonNode json(String path) throws Exception {
    return new ObjectMapper().readTree(application.get(path).body());
  }

  @Test
  void endpoint_tellsSpendBudgetsAndPrices() throws Exception {
    JsonNode all = json("/actuator/costintent");

    assertThat(all.at("/total/cost/USD").asText()).isEqualTo("0.007");
    assertThat(all.at("/total/calls").asInt()).isEqualTo(3);
    assertThat(all.at("/total/unpriced").asInt()).isEqualTo(1);
    assertThat(all.at("/spend/by").asText()).isEqualTo("team");
    assertThat(all.at("/spend/values/support/cost/USD").asText()).isEqualTo("0.0035");
    assertThat(all.at("/budgets/0/id").asText()).isEqualTo("all");
    assertThat(all.at("/budgets/0/window").asText()).matches("month:\\d{4}-\\d{2}");
    assertThat(all.at("/budgets/0/remaining").asText()).startsWith("4.993");
    assertThat(all.at("/budgets/0/resetsAt").asText()).endsWith("-01T00:00:00Z");
    assertThat(all.at("/unpricedModels").has("openai/nobody-knows unknown_model")).isTrue();
    assertThat(all.at("/prices/book").asText()).startsWith("bundled:");
    assertThat(all.at("/prices/ageDays").isNumber()).isTrue();
  }

  @Test
  void endpoint_tellsSpendByWhatIsAskedFor() throws Exception {
    assertThat(json("/actuator/costintent?by=model").at("/spend/values/gpt-4o/calls").asInt())
        .isEqualTo(2);
    assertThat(json("/actuator/costintent/provider").at("/values/openai/calls").asInt())
        .isEqualTo(3);
    assertThat(json("/actuator/costintent/team").at("/values").has("search")).isTrue();
    assertThat(json("/actuator/costintent?by=teem").at("/spend/unknownKey").asText())
        .isEqualTo("teem");
    assertThat(application.get("/actuator/costintent/teem").statusCode()).isEqualTo(404);
  }

  @Test
  void health_isNeverDown() throws Exception {
    JsonNode health = json("/actuator/health");

    assertThat(health.at("/status").asText()).isEqualTo("UP");
    assertThat(health.at("/components/costIntent/details/budgetStore").asText()).isEqualTo("ok");
    assertThat(health.at("/components/costIntent/details/prices/book").asText())
        .startsWith("bundled:");
  }

  @Test
  void info_tellsThePriceBook() throws Exception {
    assertThat(json("/actuator/info").at("/costintent/book").asText()).startsWith("bundled:");
  }

  @Test
  void prometheus_hasWhatWasSpent() throws Exception {
    assertThat(application.get("/actuator/prometheus").body())
        .containsPattern("costintent_cost_total\\{[^}]*costintent_team=\"support\"[^}]*} 0.0035\n")
        .containsPattern("costintent_budget_limit\\{[^}]*costintent_budget_id=\"all\"[^}]*} 5.0\n");
  }
}
