/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which package may import which, in all modules. Names are relative to {@code io.costintent}. */
final class PackageMap {
  static final String BASE = "io.costintent";

  /** The packages of core, in order: each imports only those above it. */
  private static final Map<String, Set<String>> CORE =
      Map.ofEntries(
          Map.entry("internal", Set.of()),
          Map.entry("money", Set.of()),
          Map.entry("intent", Set.of()),
          Map.entry("config", Set.of()),
          Map.entry("intent.rule", Set.of("intent", "config")),
          Map.entry("proxy", Set.of()),
          Map.entry("usage", Set.of()),
          Map.entry("pricing", Set.of("money", "usage")),
          Map.entry("pricing.refresh", Set.of("pricing")),
          Map.entry("pricing.organisation", Set.of("config", "usage", "pricing")),
          Map.entry("cost", Set.of("money", "usage", "pricing")),
          Map.entry("provider", Set.of("money", "usage")),
          Map.entry("cases", Set.of("money", "usage", "pricing", "cost", "provider")),
          Map.entry("policy", Set.of("intent", "config")),
          Map.entry("budget.store", Set.of("intent", "config")),
          Map.entry("budget", Set.of("money", "intent", "config", "pricing", "budget.store")),
          Map.entry("budget.alert", Set.of("money", "config", "budget", "budget.store")),
          Map.entry("propagation", Set.of("intent", "provider")),
          Map.entry(
              "call",
              Set.of(
                  "money",
                  "intent",
                  "usage",
                  "pricing",
                  "cost",
                  "provider",
                  "policy",
                  "propagation")),
          Map.entry(
              "budget.hold",
              Set.of(
                  "money",
                  "intent",
                  "config",
                  "usage",
                  "pricing",
                  "cost",
                  "policy",
                  "budget",
                  "budget.store",
                  "call")),
          Map.entry(
              "telemetry",
              Set.of(
                  "money",
                  "intent",
                  "usage",
                  "pricing",
                  "cost",
                  "policy",
                  "budget",
                  "budget.store",
                  "budget.hold",
                  "call")),
          Map.entry(
              "",
              Set.of(
                  "config",
                  "intent",
                  "intent.rule",
                  "pricing",
                  "pricing.organisation",
                  "pricing.refresh",
                  "policy",
                  "budget",
                  "budget.store",
                  "budget.alert",
                  "budget.hold",
                  "propagation",
                  "call",
                  "telemetry")));

  /** The packages of all other modules; the first segment of a name is the module. */
  private static final Map<String, Set<String>> MODULES =
      Map.ofEntries(
          Map.entry(
              "clients",
              Set.of(
                  "", "call", "clients.json", "intent", "pricing", "provider", "proxy", "usage")),
          Map.entry("clients.anthropic", clientDoor("clients.json")),
          Map.entry("clients.azure", clientDoor()),
          Map.entry("clients.bedrock", clientDoor()),
          Map.entry("clients.cohere", clientDoor("clients.okhttp")),
          Map.entry("clients.dashscope", clientDoor()),
          Map.entry("clients.json", Set.of()),
          Map.entry("clients.google", clientDoor("clients.okhttp")),
          Map.entry("clients.okhttp", Set.of("", "call", "clients")),
          Map.entry("clients.ollama", clientDoor("clients.json")),
          Map.entry("clients.openai", clientDoor("clients.json", "propagation")),
          Map.entry("langchain4j", published("langchain4j.facts", "langchain4j.intent")),
          Map.entry("langchain4j.facts", published()),
          Map.entry("langchain4j.intent", published("langchain4j.internal")),
          Map.entry("langchain4j.agentic", published("langchain4j.internal")),
          Map.entry("langchain4j.internal", Set.of("call")),
          Map.entry("langchain4j.service", published("langchain4j.intent", "langchain4j.internal")),
          Map.entry(
              "langchain4j.spring", published("langchain4j", "langchain4j.service", "spring")),
          Map.entry("langchain4j.store", published()),
          Map.entry("spring", published()),
          Map.entry("spring.actuate", published("spring")),
          Map.entry("spring.context", published("spring")),
          Map.entry("spring.intent", published("spring.context")),
          Map.entry("spring.metrics", published("spring")),
          Map.entry("spring.otel", published("otel", "spring")),
          Map.entry("spring.web", published("spring", "spring.context")),
          Map.entry("springai", published("springai.facts", "springai.internal")),
          Map.entry("springai.facts", published()),
          Map.entry("springai.intent", published()),
          Map.entry("springai.internal", published("springai.intent")),
          Map.entry(
              "springai.observation", published("springai", "springai.facts", "springai.internal")),
          Map.entry(
              "springai.autoconfigure", published("spring", "springai", "springai.observation")),
          Map.entry("javaagent.bootstrap", Set.of()),
          Map.entry("javaagent.place", published("javaagent.bootstrap")),
          Map.entry("javaagent.door", published("javaagent.bootstrap")),
          Map.entry("javaagent.advice", Set.of("javaagent.bootstrap")),
          Map.entry("javaagent.config", Set.of("config", "otel")),
          Map.entry(
              "javaagent.doctor",
              Set.of(
                  "",
                  "config",
                  "intent.rule",
                  "pricing",
                  "javaagent.config",
                  "javaagent.internal")),
          Map.entry(
              "javaagent.internal",
              published(
                  "otel.internal",
                  "javaagent.bootstrap",
                  "javaagent.config",
                  "javaagent.door",
                  "javaagent.place")),
          Map.entry(
              "javaagent.module",
              published(
                  "javaagent.bootstrap",
                  "javaagent.door",
                  "javaagent.internal",
                  "javaagent.place")),
          Map.entry("javaagent.doors", agentDoor()),
          Map.entry("javaagent.doors.sdk", agentDoor("javaagent.doors")),
          Map.entry(
              "javaagent.doors.anthropic", agentDoor("javaagent.doors.sdk", "clients.anthropic")),
          Map.entry("javaagent.doors.azure", agentDoor("javaagent.doors", "clients.azure")),
          Map.entry("javaagent.doors.bedrock", agentDoor("javaagent.doors", "clients.bedrock")),
          Map.entry("javaagent.doors.cohere", agentDoor("javaagent.doors", "clients.cohere")),
          Map.entry("javaagent.doors.google", agentDoor("javaagent.doors", "clients.google")),
          Map.entry("javaagent.doors.langchain4j", agentDoor("javaagent.doors", "langchain4j")),
          Map.entry("javaagent.doors.ollama", agentDoor("javaagent.doors", "clients.ollama")),
          Map.entry("javaagent.doors.openai", agentDoor("javaagent.doors.sdk", "clients.openai")),
          Map.entry("javaagent.doors.springai", agentDoor("javaagent.doors", "springai")),
          Map.entry("otel", published()),
          Map.entry("otel.internal", Set.of("", "call", "telemetry", "otel")),
          Map.entry(
              "budget.redis", Set.of("intent", "config", "budget.store", "budget.redis.internal")),
          Map.entry("budget.redis.internal", Set.of()),
          Map.entry("prices", published("prices.book", "prices.source", "prices.merge")),
          Map.entry("prices.book", Set.of()),
          Map.entry("prices.source", Set.of("pricing", "prices.book")),
          Map.entry("prices.merge", Set.of("pricing", "prices.book", "prices.source")),
          Map.entry("cli.internal", Set.of()),
          Map.entry("cli.terminal", Set.of()),
          Map.entry(
              "cli.prices",
              published(
                  "prices",
                  "prices.book",
                  "prices.merge",
                  "prices.source",
                  "cli.internal",
                  "cli.terminal")),
          Map.entry("cli.budget", published("budget.redis", "cli.internal", "cli.terminal")),
          Map.entry("cli", published("cli.internal", "cli.terminal", "cli.prices", "cli.budget")),
          Map.entry("testkit", Set.of()),
          Map.entry("testkit.simulator", Set.of("testkit")),
          Map.entry("testkit.otlp", Set.of()),
          Map.entry("testkit.conformance", published("testkit", "testkit.simulator")),
          Map.entry(
              "benchmarks",
              published(
                  "otel",
                  "budget.redis",
                  "langchain4j",
                  "springai",
                  "springai.autoconfigure",
                  "springai.observation")),
          Map.entry(
              "examples.agentdemo",
              Set.of("examples.agentdemo.desk", "testkit.otlp", "testkit.simulator")),
          Map.entry("examples.agentdemo.desk", Set.of()),
          Map.entry(
              "examples.rag",
              published(
                  "langchain4j",
                  "langchain4j.intent",
                  "langchain4j.service",
                  "langchain4j.store",
                  "testkit.simulator")),
          Map.entry("examples.helpdesk", published("testkit.simulator")),
          Map.entry(
              "examples.quickstart",
              published(
                  "clients", "clients.anthropic", "clients.openai", "otel", "testkit.simulator")));

  private PackageMap() {}

  /** Returns every package of the map. */
  static Set<String> packages() {
    Set<String> all = new HashSet<>(CORE.keySet());
    all.addAll(MODULES.keySet());
    return all;
  }

  /** Returns the imports that the map does not allow, described. */
  static List<String> beyond(JavaClass type) {
    String from = nameOf(type);
    Set<String> allowed = CORE.getOrDefault(from, MODULES.get(from));
    if (allowed == null) {
      return List.of("the package is not in the map");
    }
    List<String> violations = new ArrayList<>();
    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
      JavaClass target = dependency.getTargetClass().getBaseComponentType();
      if (isOurs(target) && !allows(from, allowed, nameOf(target))) {
        violations.add(dependency.getDescription());
      }
    }
    return violations;
  }

  /** A core package may import what is internal to core; no other module may. */
  private static boolean allows(String from, Set<String> allowed, String to) {
    return to.equals(from)
        || allowed.contains(to)
        || (to.equals("internal") && CORE.containsKey(from));
  }

  static boolean isOurs(JavaClass type) {
    String name = type.getPackageName();
    return name.equals(BASE) || name.startsWith(BASE + ".");
  }

  static String nameOf(JavaClass type) {
    String name = type.getPackageName();
    return name.equals(BASE) ? "" : name.substring(BASE.length() + 1);
  }

  /** Returns what the package of one provider's SDK may import: nothing of another's. */
  private static Set<String> clientDoor(String... more) {
    Set<String> names =
        new HashSet<>(
            Set.of("", "call", "intent", "pricing", "provider", "proxy", "usage", "clients"));
    names.addAll(List.of(more));
    return names;
  }

  /** Returns what the agent's door of one library may import: nothing of another's. */
  private static Set<String> agentDoor(String... more) {
    Set<String> names =
        published("javaagent.bootstrap", "javaagent.config", "javaagent.door", "clients");
    names.addAll(List.of(more));
    return names;
  }

  /** Returns all of core but what is internal, and some more. */
  private static Set<String> published(String... more) {
    Set<String> names = new HashSet<>(CORE.keySet());
    names.remove("internal");
    names.addAll(List.of(more));
    return names;
  }
}
