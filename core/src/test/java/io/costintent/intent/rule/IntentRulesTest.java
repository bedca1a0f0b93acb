/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.intent.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.costintent.config.ConfigException;
import io.costintent.config.ConfigFiles;
import io.costintent.config.ConfigProblems;
import io.costintent.intent.CostIntent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntentRulesTest {
  @TempDir private Path folder;

  private IntentRules rules(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("costintent.yaml"), yaml);
    ConfigProblems problems = new ConfigProblems();
    IntentRules rules = IntentRules.read(ConfigFiles.load(file).child("rules"), problems);
    problems.throwIfAny();
    return rules;
  }

  private static CallPlace request(String method, String route, String path) {
    return new CallPlace(method, route, path, null, "http-1", name -> null);
  }

  @ParameterizedTest
  @CsvSource({
    "/chat,             GET,  /chat,             true",
    "/chat,             GET,  /chat/1,           false",
    "/chat/*,           GET,  /chat/{id},        true",
    "/chat/*,           GET,  /chat/1/notes,     false",
    "/chat/**,          GET,  /chat/1/notes,     true",
    "/chat/*/notes,     GET,  /chat/7/notes,     true",
    "POST /chat/*,      GET,  /chat/1,           false",
    "post /chat/*,      POST, /chat/1,           true",
    "/**/notes,         GET,  /a/b/notes,        true",
  })
  void route_matchesSegmentBySegment(String pattern, String method, String path, boolean matches)
      throws IOException {
    IntentRules rules =
        rules("rules: [{when: {route: '" + pattern + "'}, intent: {feature: chat}}]");

    assertThat(rules.intentAt(request(method, null, path)).feature())
        .isEqualTo(matches ? "chat" : null);
    assertThat(rules.intentAt(request(method, path, "/other")).feature())
        .isEqualTo(matches ? "chat" : null);
  }

  @Test
  void intentAt_firstRuleThatMatchesWinsKeyByKey() throws IOException {
    IntentRules rules =
        rules(
            """
            rules:
              - when: {route: /chat/**}
                intent: {feature: chat}
              - when: {thread: http-*}
                intent: {feature: web, team: platform}
            """);

    assertThat(rules.intentAt(request("GET", "/chat/1", null)))
        .isEqualTo(CostIntent.builder().feature("chat").team("platform").build());
    assertThat(rules.intentAt(request("GET", "/orders", null)))
        .isEqualTo(CostIntent.builder().feature("web").team("platform").build());
  }

  @Test
  void intentAt_allThatARuleAsksHasToHold() throws IOException {
    IntentRules rules =
        rules(
            """
            rules:
              - when:
                  queue: refund*
                  resource: {service.name: shop, k8s: {namespace.name: prod-*}}
                intent: {feature: refunds}
            """);
    Map<String, String> resource = Map.of("service.name", "shop", "k8s.namespace.name", "prod-eu");

    assertThat(place("refunds", resource, rules)).isEqualTo("refunds");
    assertThat(place("orders", resource, rules)).isNull();
    assertThat(place("refunds", Map.of("service.name", "shop"), rules)).isNull();
    assertThat(place(null, resource, rules)).isNull();
  }

  private static String place(String queue, Map<String, String> resource, IntentRules rules) {
    return rules
        .intentAt(new CallPlace(null, null, null, queue, "worker", resource::get))
        .feature();
  }

  @Test
  void methods_areLeftToWhoInterceptsThem() throws IOException {
    IntentRules rules =
        rules(
            """
            rules:
              - when: {method: 'com.acme.*.Support#answer*', thread: http-*}
                intent: {feature: answers}
            """);
    CallPlace place = request("GET", null, null);

    assertThat(rules.intentAt(place).isEmpty()).isTrue();
    assertThat(rules.isOfPlaces()).isFalse();
    MethodRule rule = rules.methods().get(0);
    assertThat(rule.pattern().matchesType("com.acme.eu.Support")).isTrue();
    assertThat(rule.pattern().matchesType("com.acme.eu.west.Support")).isFalse();
    assertThat(rule.pattern().matchesMethod("answerAll")).isTrue();
    assertThat(rule.pattern().matchesMethod("ask")).isFalse();
    assertThat(rule.intentAt(place).feature()).isEqualTo("answers");
    assertThat(rule.intentAt(new CallPlace(null, null, null, null, "main", name -> null)).isEmpty())
        .isTrue();
    assertThat(rule).hasToString(rule.toString()).asString().contains("com.acme.*.Support#answer*");
  }

  @Test
  void describe_saysWhereEachRuleStandsAndWhatItDoes() throws IOException {
    IntentRules rules =
        rules(
            """
            rules:
              - when: {route: POST /chat/*, resource: {service.name: shop}}
                intent: {team: support}
              - when: {thread: nightly-*}
                intent: {feature: digest}
            """);

    assertThat(rules.describe())
        .hasSize(2)
        .first()
        .asString()
        .contains("costintent.yaml:2", "route POST /chat/*, service.name shop", "support");
    assertThat(rules.beyondThreads()).hasSize(1);
    assertThat(rules.matching(request("GET", "/chat/1", null))).isEmpty();
    assertThat(rules.matching(new CallPlace(null, null, null, null, "nightly-1", name -> null)))
        .hasSize(1)
        .first()
        .asString()
        .contains("costintent.yaml:4");
  }

  @Test
  void read_mistakesAreReportedTogetherWithFileAndLine() {
    assertThatThrownBy(() ->
            rules(
                """
                rules:
                  - when: {route: chat}
                    intent: {team: support}
                  - when: {method: com.acme.Support}
                    intent: {teem: support}
                  - when: {}
                    intent: {team: support}
                  - intent: {team: support}
                  - when: {rout: /chat}
                    intent: {team: support}
                """))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll(
            "costintent.yaml:2",
            "chat",
            "a path such as POST /chat/*",
            "costintent.yaml:4",
            "a method such as com.acme.*#answer*",
            "costintent.yaml:5",
            "teem",
            "costintent.yaml:6",
            "a route, a method, a thread, a queue or a resource",
            "costintent.yaml:8",
            "when",
            "costintent.yaml:9",
            "rout");
  }
}
