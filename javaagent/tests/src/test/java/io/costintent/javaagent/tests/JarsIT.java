/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is inside of the jars that people get, and what they are told of it. */
class JarsIT {
  /** Where each library is that the extension brings, and its name. */
  private static final Map<String, String> LIBRARIES =
      Map.ofEntries(
          Map.entry("jackson/annotation", "com.fasterxml.jackson.core:jackson-annotations"),
          Map.entry("jackson/core", "com.fasterxml.jackson.core:jackson-core"),
          Map.entry("jackson/databind", "com.fasterxml.jackson.core:jackson-databind"),
          Map.entry(
              "jackson/dataformat/yaml",
              "com.fasterxml.jackson.dataformat:jackson-dataformat-yaml"),
          Map.entry("slf4j", "org.slf4j:slf4j-api"),
          Map.entry("snakeyaml", "org.yaml:snakeyaml"),
          Map.entry("lettuce", "io.lettuce:lettuce-core"),
          Map.entry("netty/bootstrap", "io.netty:netty-transport"),
          Map.entry("netty/buffer", "io.netty:netty-buffer"),
          Map.entry("netty/channel", "io.netty:netty-transport"),
          Map.entry("netty/channel/unix", "io.netty:netty-transport-native-unix-common"),
          Map.entry("netty/handler", "io.netty:netty-handler"),
          Map.entry("netty/handler/codec", "io.netty:netty-codec-base"),
          Map.entry("netty/handler/codec/dns", "io.netty:netty-codec-dns"),
          Map.entry("netty/resolver", "io.netty:netty-resolver"),
          Map.entry("netty/resolver/dns", "io.netty:netty-resolver-dns"),
          Map.entry("netty/util", "io.netty:netty-common"),
          Map.entry("netty/util/internal/shaded/org/jctools", "org.jctools:jctools-core"),
          Map.entry("reactivestreams", "org.reactivestreams:reactive-streams"),
          Map.entry("reactor", "io.projectreactor:reactor-core"),
          Map.entry("redis/authentication", "redis.clients.authentication:redis-authx-core"));

  private static final String SHADED = "io/costintent/javaagent/shaded/";
  private static final String SERVICES = "META-INF/services/";
  private static final String INSIDE = "inst/";
  private static final Pattern COORDINATES = Pattern.compile("(?m)^  ([\\w.-]+:[\\w.-]+)");

  private static Map<String, byte[]> entries(Path jar) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : file.stream().filter(entry -> !entry.isDirectory()).toList()) {
        try (InputStream in = file.getInputStream(entry)) {
          assertThat(entries.put(entry.getName(), in.readAllBytes())).as(entry.getName()).isNull();
        }
      }
    }
    return entries;
  }

  private static String text(Map<String, byte[]> entries, String name) {
    assertThat(entries).containsKey(name);
    return new String(entries.get(name), StandardCharsets.UTF_8);
  }

  private static Set<String> named(String thirdParties) {
    Set<String> named = new TreeSet<>();
    for (Matcher found = COORDINATES.matcher(thirdParties); found.find(); ) {
      named.add(found.group(1));
    }
    return named;
  }

  private static Set<String> libraries(Set<String> classes) {
    return classes.stream()
        .filter(name -> name.startsWith(SHADED))
        .map(name -> name.substring(SHADED.length()))
        .map(name ->
            LIBRARIES.entrySet().stream()
                .filter(library -> name.startsWith(library.getKey() + '/'))
                .max(Comparator.comparing(library -> library.getKey().length()))
                .map(Map.Entry::getValue)
                .orElse(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The names in the jar below {@code folder}, and in the jar there that few need. */
  private static Set<String> names(Map<String, byte[]> jar, String folder) throws IOException {
    Set<String> names = new TreeSet<>();
    for (String name : jar.keySet()) {
      if (name.startsWith(folder)) {
        names.add(name.substring(folder.length()));
      }
    }
    byte[] nested = jar.get(folder + "costintent-javaagent-redis.jar");
    try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(nested))) {
      for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
        assertThat(entry.getName()).matches("(io/(costintent/.*)?|META-INF/.*)");
        if (!entry.isDirectory()) {
          names.add(entry.getName());
        }
      }
    }
    return names;
  }

  private static List<String> providers(String service) {
    return Arrays.stream(service.split("\n", -1))
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static void assertLicensed(Map<String, byte[]> jar, Set<String> libraries) {
    assertThat(named(text(jar, "META-INF/THIRD-PARTY.txt"))).isEqualTo(libraries);
    assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License", "Version 2.0");
    assertThat(text(jar, "META-INF/NOTICE")).contains("Jackson");
    assertThat(text(jar, "META-INF/THIRD-PARTY.txt")).contains("MIT License", "QOS.ch");
    assertThat(jar)
        .containsKeys(
            "META-INF/FastDoubleParser-LICENSE",
            "META-INF/FastDoubleParser-ThirdParty-LICENSE",
            "META-INF/Schubfach-LICENSE");
  }

  @Test
  void extension_hasNothingButOurs() throws IOException {
    Map<String, byte[]> jar = entries(Agents.extension());

    assertThat(jar.keySet())
        .allMatch(name ->
            name.startsWith("io/costintent/")
                || name.startsWith("META-INF/")
                || name.matches("costintent-javaagent-[a-z]+\\.jar"))
        .noneMatch(name -> name.startsWith("META-INF/spring"))
        .noneMatch(name -> name.contains("spring-configuration-metadata"))
        .noneMatch(name -> name.startsWith("META-INF/maven"));
    assertThat(jar.keySet().stream().filter(name -> name.startsWith(SERVICES)))
        .map(name -> name.substring(SERVICES.length()))
        .allMatch(name ->
            name.startsWith("io.costintent.")
                || name.startsWith("io.opentelemetry.javaagent.extension.")
                || name.startsWith("io.opentelemetry.sdk.autoconfigure."));
    assertThat(jar.keySet().stream().filter(name -> name.startsWith(SERVICES)))
        .allSatisfy(name ->
            assertThat(providers(text(jar, name)))
                .isNotEmpty()
                .allMatch(type -> jar.containsKey(type.replace('.', '/') + ".class")));
  }

  @Test
  void extension_namesWhatItBrings() throws IOException {
    Map<String, byte[]> jar = entries(Agents.extension());

    Set<String> libraries = libraries(names(jar, ""));
    assertLicensed(jar, libraries);
    assertThat(libraries).containsAll(LIBRARIES.values());
  }

  @Test
  void distribution_isTheAgentAndOurs() throws IOException {
    Map<String, byte[]> upstream = entries(ClassPath.stockAgent());
    Map<String, byte[]> jar = entries(Agents.distribution());
    Map<String, byte[]> extension = entries(Agents.extension());

    upstream.forEach((name, bytes) -> {
      if (name.startsWith(INSIDE + SERVICES)) {
        assertThat(providers(text(jar, name)))
            .as(name)
            .containsAll(providers(new String(bytes, StandardCharsets.UTF_8)));
      } else if (!name.equals("META-INF/MANIFEST.MF")) {
        assertThat(jar.get(name)).as(name).isEqualTo(bytes);
      }
    });
    Set<String> added = new TreeSet<>(jar.keySet());
    added.removeAll(upstream.keySet());
    assertThat(added)
        .allMatch(name ->
            name.startsWith(INSIDE + "io/costintent/")
                || name.startsWith(INSIDE + SERVICES + "io.costintent.")
                || name.startsWith("io/costintent/javaagent/bootstrap/")
                || name.matches("META-INF/(LICENSE|NOTICE|THIRD-PARTY\\.txt|[\\w-]+-LICENSE)")
                || name.matches(INSIDE + "costintent-javaagent-[a-z]+\\.jar"));
    extension.forEach((name, bytes) -> {
      if (name.startsWith(SERVICES)) {
        assertThat(providers(text(jar, INSIDE + name)))
            .as(name)
            .containsAll(providers(new String(bytes, StandardCharsets.UTF_8)));
      }
    });
  }

  @Test
  void distribution_namesWhatItBrings() throws IOException {
    Map<String, byte[]> jar = entries(Agents.distribution());
    Set<String> libraries = libraries(names(jar, INSIDE));
    libraries.add("io.opentelemetry.javaagent:opentelemetry-javaagent");

    assertLicensed(jar, libraries);
  }

  @Test
  void distribution_saysWhatItIs() throws IOException {
    Map<String, byte[]> jar = entries(Agents.distribution());

    try (JarInputStream first =
        new JarInputStream(
            new ByteArrayInputStream(java.nio.file.Files.readAllBytes(Agents.distribution())))) {
      // Found only where it comes first.
      assertThat(first.getManifest().getMainAttributes().getValue("Implementation-Version"))
          .matches("costintent-\\S+-otel-2\\.33\\.1");
      assertThat(first.getManifest().getMainAttributes().getValue("Premain-Class"))
          .isEqualTo("io.opentelemetry.javaagent.OpenTelemetryAgent");
    }
    assertThat(jar).containsKey("META-INF/MANIFEST.MF");
  }
}
