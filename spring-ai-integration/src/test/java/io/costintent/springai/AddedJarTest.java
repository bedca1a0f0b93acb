/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.testkit.simulator.ProviderSimulator;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of an application that adds this jar, and of one that takes it away again. */
class AddedJarTest {
  private static final String IMPORTS =
      "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports";

  private final ProviderSimulator simulator = ProviderSimulator.start();

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void jarAndOneProperty_givePricedSpans() throws Exception {
    List<Map<String, String>> spans = runWith(classPath());

    assertThat(spans)
        .filteredOn(span -> span.get("name").startsWith("chat "))
        .singleElement()
        .satisfies(span ->
            assertThat(span)
                .containsEntry("costintent.team", "wetlands")
                .containsEntry("costintent.cost.status", "exact")
                .containsEntry("gen_ai.usage.input_tokens", "1000")
                .containsKeys("gen_ai.usage.cost.amount", "costintent.price.book"));
  }

  @Test
  void withoutTheJar_noTraceIsLeft() throws Exception {
    List<URL> all = classPath();
    List<URL> others = new ArrayList<>();
    for (URL element : all) {
      if (!isOurs(element)) {
        others.add(element);
      }
    }

    List<Map<String, String>> spans = runWith(others);

    assertThat(others).hasSizeLessThan(all.size());
    assertThat(spans)
        .filteredOn(span -> span.get("name").startsWith("chat "))
        .singleElement()
        .satisfies(span -> assertThat(span).containsEntry("gen_ai.usage.input_tokens", "1000"));
    assertThat(spans).allSatisfy(AddedJarTest::assertUntouched);
  }

  private static void assertUntouched(Map<String, String> span) {
    assertThat(span.keySet()).noneMatch(key -> key.contains("cost"));
    assertThat(span.getOrDefault("beans", "[]")).isEqualTo("[]");
  }

  /** Runs the application in a class loader of its own, which has nothing of this one. */
  @SuppressWarnings("unchecked")
  private List<Map<String, String>> runWith(List<URL> classPath) throws Exception {
    simulator.enqueue(
        Reply.builder()
            .text("a metre")
            .usage(WireUsage.of(1000, 100))
            .responseModel("gpt-4o")
            .build());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader =
        new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      thread.setContextClassLoader(loader);
      return (List<Map<String, String>>)
          loader
              .loadClass("io.costintent.springai.PlainApplication")
              .getMethod("run", String.class, String.class)
              .invoke(null, simulator.baseUrl().toString(), "wetlands");
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Whether an element has our configuration, or core. */
  private static boolean isOurs(URL element) throws IOException {
    try (URLClassLoader alone = new URLClassLoader(new URL[] {element}, null)) {
      if (alone.getResource("io/costintent/CostTracking.class") != null) {
        return true;
      }
      try (InputStream imports = alone.getResourceAsStream(IMPORTS)) {
        return imports != null
            && new String(imports.readAllBytes(), StandardCharsets.UTF_8).contains("costintent");
      }
    }
  }

  private static List<URL> classPath() throws MalformedURLException {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<URL> elements = new ArrayList<>();
    for (String element : path.split(File.pathSeparator)) {
      elements.add(Path.of(element).toUri().toURL());
    }
    return elements;
  }
}
