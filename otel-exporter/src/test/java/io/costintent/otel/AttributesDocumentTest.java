/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel;

import static io.costintent.otel.TestSdk.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.CostTracking;
import io.costintent.budget.Budget;
import io.costintent.budget.BudgetMode;
import io.costintent.budget.CalendarPeriod;
import io.costintent.budget.CalendarWindow;
import io.costintent.budget.alert.AlertMetrics;
import io.costintent.call.ModelRequest;
import io.costintent.intent.IntentKey;
import io.costintent.money.Money;
import io.costintent.pricing.PriceBookStatus;
import io.costintent.pricing.PriceBooks;
import io.costintent.provider.ResponseFacts;
import io.costintent.telemetry.CostAttributes;
import io.costintent.telemetry.GenAiAttributes;
import io.costintent.telemetry.HealthMetrics;
import io.costintent.telemetry.PriceHealth;
import io.costintent.telemetry.PriceMetrics;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Compares {@code docs/attributes.md} with the code, in both directions. */
class AttributesDocumentTest {
  private static final Pattern CELL = Pattern.compile("`([^`]+)`");
  private static final Map<String, String> TYPES =
      Map.of(
          "STRING", "string",
          "DOUBLE", "double",
          "LONG", "long",
          "BOOLEAN", "boolean",
          "STRING_ARRAY", "string[]");

  private static List<String> document() {
    Path directory = Path.of("").toAbsolutePath();
    while (!Files.exists(directory.resolve("docs/attributes.md"))) {
      directory = directory.getParent();
    }
    try {
      return Files.readAllLines(directory.resolve("docs/attributes.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of all tables with this heading, as cells. */
  private static List<String[]> rows(String heading) {
    TreeMap<Integer, String[]> rows = new TreeMap<>();
    boolean inside = false;
    int number = 0;
    for (String line : document()) {
      inside = line.equals(heading) || (inside && line.startsWith("|"));
      if (inside && line.startsWith("| `")) {
        rows.put(number++, line.substring(2).split(" \\| ", -1));
      }
    }
    return List.copyOf(rows.values());
  }

  private static String name(String cell) {
    Matcher matcher = CELL.matcher(cell);
    assertThat(matcher.find()).as(cell).isTrue();
    return matcher.group(1);
  }

  private static Map<String, String> documented() {
    Map<String, String> names = new TreeMap<>();
    for (String[] row : rows("| name | type | where | when | example |")) {
      assertThat(names.put(name(row[0]), row[1])).as("twice: " + row[0]).isNull();
    }
    return names;
  }

  private static void constants(Class<?> holder, Map<String, String> names) {
    for (Field field : holder.getFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == AttributeKey.class) {
        AttributeKey<?> key = constant(field);
        names.put(key.getKey(), TYPES.get(key.getType().name()));
      }
    }
  }

  private static AttributeKey<?> constant(Field field) {
    try {
      return (AttributeKey<?>) field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void attributes_areThoseOfTheCode() {
    Map<String, String> names = new TreeMap<>();
    constants(CostAttributes.class, names);
    constants(GenAiAttributes.class, names);
    constants(HealthMetrics.class, names);
    constants(PriceMetrics.class, names);
    constants(AlertMetrics.class, names);
    for (IntentKey key : IntentKey.values()) {
      names.put(key.attribute(), "string");
    }
    names.put(CostAttributes.LABEL_PREFIX + '*', "string");
    names.put(CostAttributes.USAGE_PREFIX + '*', "double");

    assertThat(documented()).isEqualTo(names);
  }

  @Test
  void intentOnMetrics_isThatOfTheBoundedKeys() {
    TreeSet<String> onMetrics = new TreeSet<>();
    for (String[] row : rows("| name | type | where | when | example |")) {
      if (row[2].equals("span, metric")) {
        onMetrics.add(name(row[0]));
      }
    }

    for (IntentKey key : IntentKey.values()) {
      assertThat(onMetrics.contains(key.attribute()))
          .as(key.attribute())
          .isEqualTo(key.isBounded());
    }
  }

  @Test
  void metrics_areThoseOfARun() {
    Map<String, String> documented = new TreeMap<>();
    for (String[] row : rows("| name | kind | unit | what |")) {
      documented.put(name(row[0]), row[1] + ' ' + name(row[2]));
    }
    Map<String, String> recorded = new TreeMap<>();
    try (TestSdk test = new TestSdk()) {
      test.tracking.call(ModelRequest.chat("openai", "gpt-4o"), () -> "id", TestSdk::response);
      TestSdk.tracking(test.sdk)
          .environment(Map.of("COSTINTENT_ALERTS_LOG", "false"), Map.of())
          .budget(
              Budget.builder("b")
                  .limit(Money.usd("0.001"))
                  .window(CalendarWindow.of(CalendarPeriod.MONTH, ZoneOffset.UTC))
                  .mode(BudgetMode.BLOCK)
                  .enforce(false)
                  .build())
          .build()
          .call(ModelRequest.chat("openai", "gpt-4o"), () -> "id2", TestSdk::response);
      new PricingSpanExporterTest().export_handsOnASpanThatCannotBeRead();
      for (MetricData metric : test.metrics()) {
        recorded.put(metric.getName(), kind(metric) + ' ' + metric.getUnit());
      }
    }
    recorded.keySet().removeIf(name -> name.startsWith("costintent.price."));

    assertThat(recorded).isEqualTo(documented);
  }

  @Test
  void metricsOfPrices_areThoseOfTheCode() {
    Map<String, String> documented = new TreeMap<>();
    for (String[] row : rows("| name | kind | unit | what and when |")) {
      documented.put(name(row[0]), row[1] + ' ' + name(row[2]));
    }
    PriceBookStatus status =
        PriceBookStatus.builder(PriceBooks.bundled()).refreshes(Map.of("updated", 1L)).build();
    PriceHealth health = new PriceHealth(PriceBooks.bundled(), () -> status, sign -> {});
    InMemoryMetricReader reader = InMemoryMetricReader.create();
    ResponseFacts answer =
        ResponseFacts.builder()
            .usage(Usage.builder().add(UsageUnit.INPUT_TOKENS, 1_000_000).build())
            .reportedCost(Money.usd("2.5"))
            .build();
    Map<String, String> recorded = new TreeMap<>();
    try (SdkMeterProvider meters = SdkMeterProvider.builder().registerMetricReader(reader).build();
        CostTracking tracking =
            CostTracking.builder()
                .environment(Map.of(), Map.of())
                .openTelemetry(OpenTelemetry.noop())
                .listener(health)
                .build()) {
      for (int i = 0; i < 100; i++) {
        tracking.call(ModelRequest.chat("openai", "gpt-4o"), () -> "id", id -> answer);
      }
      Runnable unregister =
          PriceMetrics.register(meters.get("test"), health, InstantSource.system());
      for (MetricData metric : reader.collectAllMetrics()) {
        recorded.put(metric.getName(), kind(metric) + ' ' + metric.getUnit());
      }
      unregister.run();
    }

    assertThat(recorded).isEqualTo(documented);
  }

  private static String kind(MetricData metric) {
    return switch (metric.getType()) {
      case DOUBLE_SUM -> "double counter";
      case LONG_SUM -> "long counter";
      case LONG_GAUGE -> "long gauge";
      case DOUBLE_GAUGE -> "double gauge";
      case HISTOGRAM ->
          metric.getName().endsWith("duration") ? "double histogram" : "long histogram";
      default -> metric.getType().toString();
    };
  }

  @Test
  void namesOfOtherTools_areThoseOfTheProfiles() {
    Map<String, TreeSet<String>> documented = new TreeMap<>();
    for (String[] row : rows("| profile | names |")) {
      TreeSet<String> names = new TreeSet<>();
      Matcher matcher = CELL.matcher(row[1]);
      while (matcher.find()) {
        if (matcher.group(1).contains(".")) {
          names.add(matcher.group(1));
        }
      }
      documented.put(name(row[0]), names);
    }
    Map<String, TreeSet<String>> written = new TreeMap<>();
    try (TestSdk test = new TestSdk()) {
      answer(test.chat().startSpan()).end();
      Attributes cost = test.span("chat gpt-4o").getAttributes();
      for (CompatibilityProfile profile : CompatibilityProfile.values()) {
        written.put(
            profile.name().toLowerCase(Locale.ROOT),
            new TreeSet<>(Names.of(profile.attributes(cost))));
      }
    }

    assertThat(documented).isEqualTo(written);
  }

  @Test
  void namesRead_areThoseOfTheCode() {
    String text = String.join("\n", document());

    for (SpanFact fact :
        List.of(
            SpanFact.PROVIDER,
            SpanFact.REQUEST_MODEL,
            SpanFact.RESPONSE_MODEL,
            SpanFact.INPUT,
            SpanFact.OUTPUT,
            SpanFact.CACHE_READ,
            SpanFact.CACHE_WRITE,
            SpanFact.SERVED_TIER,
            SpanFact.COST_DOLLARS)) {
      assertThat(SpanFact.names().entrySet())
          .filteredOn(entry -> entry.getValue().fact() == fact)
          .allSatisfy(entry -> assertThat(text).contains('`' + entry.getKey() + '`'));
    }
  }
}
