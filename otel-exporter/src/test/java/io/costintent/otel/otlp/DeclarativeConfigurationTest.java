/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.costintent.CostTracking;
import io.costintent.call.ModelRequest;
import io.costintent.intent.CostIntent;
import io.costintent.otel.TestPrices;
import io.costintent.propagation.IntentContext;
import io.costintent.provider.ResponseFacts;
import io.costintent.usage.Usage;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.context.Scope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real configuration file and a real receiver, on the SDK that the newest artifact for
 * declarative configuration was built for: an execution of its own in the build.
 */
class DeclarativeConfigurationTest {
  private static final String FILE = "otel.config.file";

  @TempDir private Path directory;
  private HttpReceiver receiver;

  @BeforeEach
  void open() throws IOException {
    receiver = new HttpReceiver();
  }

  @AfterEach
  void close() {
    receiver.close();
    System.clearProperty(FILE);
    GlobalOpenTelemetry.resetForTest();
  }

  private OpenTelemetrySdk sdk(String name) {
    try (InputStream resource = getClass().getResourceAsStream(name)) {
      String yaml = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
      Path file = directory.resolve(name);
      Files.writeString(file, yaml.replace("{port}", String.valueOf(receiver.port())));
      System.setProperty(FILE, file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return AutoConfiguredOpenTelemetrySdk.builder()
        .disableShutdownHook()
        .setResultAsGlobal()
        .build()
        .getOpenTelemetrySdk();
  }

  /** Makes a tracked call, and a span of another instrumentation. */
  private void run(OpenTelemetrySdk sdk) {
    try (CostTracking tracking =
            CostTracking.builder()
                .environment(Map.of(), Map.of())
                .priceBook(TestPrices.BOOK)
                .build();
        Scope ignored = IntentContext.open(CostIntent.builder().team("support").build())) {
      tracking.call(ModelRequest.chat("openai", "own"), () -> "id", id -> response());
      sdk.getTracer("other")
          .spanBuilder("chat other")
          .setAttribute("gen_ai.operation.name", "chat")
          .setAttribute("gen_ai.system", "openai")
          .setAttribute("gen_ai.request.model", "gpt-4o")
          .setAttribute("gen_ai.usage.input_tokens", 1000)
          .setAttribute("gen_ai.usage.output_tokens", 100)
          .startSpan()
          .end();
      sdk.getSdkTracerProvider().forceFlush().join(10, TimeUnit.SECONDS);
    }
  }

  private static ResponseFacts response() {
    return ResponseFacts.builder().model("gpt-4o").usage(Usage.ofTokens(1000, 100)).build();
  }

  private Map<String, String> texts(String span) {
    Map<String, String> map = new TreeMap<>();
    List<KeyValue> attributes = receiver.span(span).getAttributesList();
    attributes.forEach(it -> map.put(it.getKey(), it.getValue().getStringValue()));
    return map;
  }

  private static String logged(Runnable task) {
    PrintStream before = System.err;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      task.run();
    } finally {
      System.setErr(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void components_priceAndCaptureIntent() {
    try (OpenTelemetrySdk sdk = sdk("both.yaml")) {
      run(sdk);
    }

    assertThat(texts("chat own")).containsEntry("costintent.cost.total", "0.0035");
    assertThat(receiver.span("chat own").getEventsCount()).isZero();
    assertThat(texts("chat other"))
        .containsEntry("costintent.cost.total", "0.0035")
        .containsEntry("costintent.team", "support")
        .containsKey("operation.cost");
  }

  @Test
  void components_areNotMissedWhenThere() {
    String log = logged(() -> sdk("both.yaml").close());

    assertThat(log).doesNotContain("configuration file");
  }

  @Test
  void fileWithoutComponents_isWarnedAbout() {
    String log = logged(() -> sdk("none.yaml").close());

    assertThat(log).contains("none.yaml does not mention costintent");
  }

  @Test
  void fileWithOneComponent_isWarnedAbout() {
    String log = logged(() -> sdk("exporter.yaml").close());

    assertThat(log).contains("a span exporter named costintent but no span processor");
  }

  @Test
  void fileWithoutComponents_keepsTrackedCallsComplete() {
    try (OpenTelemetrySdk sdk = sdk("none.yaml")) {
      run(sdk);
    }

    assertThat(texts("chat own")).containsEntry("costintent.cost.total", "0.0035");
    assertThat(receiver.span("chat own").getEventsCount()).isZero();
    assertThat(texts("chat other")).doesNotContainKey("costintent.cost.total");
  }

  @Test
  void processorBehindTheOneThatExports_isRefused() {
    assertThatThrownBy(() -> sdk("order.yaml"))
        .hasStackTraceContaining("listed after a processor that exports (expected: before it)");
  }

  @Test
  void exporterThatIsNotThere_isNamed() {
    assertThatThrownBy(() -> sdk("unknown.yaml"))
        .hasStackTraceContaining("costintent.exporter: nowhere (expected: an exporter");
  }
}
