/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The jar that users run, in a process of its own. */
class CostintentJarIT {
  private static final Path JAR = Path.of("target", "costintent.jar").toAbsolutePath();

  @Test
  void jar_pricesACall() throws Exception {
    Terminal.Result result =
        run(
            "price",
            "--provider=openai",
            "--model=gpt-4o",
            "--usage=input=1000",
            "--at=2026-09-01");

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains("total 0.0025 USD (exact)").doesNotContain("\u001B");
    assertThat(result.code()).isZero();
  }

  @Test
  void jar_endsWithTheExitCode() throws Exception {
    assertThat(run("price", "--model=none", "--usage=input=1").code()).isEqualTo(1);
    assertThat(run("prices").code()).isEqualTo(2);
  }

  @Test
  void jar_carriesLicencesOfAllThatIsInIt() throws IOException {
    List<String> unlisted = new ArrayList<>();
    try (JarFile jar = new JarFile(JAR.toFile())) {
      String listed = text(jar, "META-INF/THIRD-PARTY.txt");

      jar.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.matches("META-INF/maven/[^/]+/[^/]+/pom\\.xml"))
          .map(name -> name.split("/")[2] + ":" + name.split("/")[3])
          .filter(name -> !name.startsWith("io.costintent:") && !listed.contains(name))
          .forEach(unlisted::add);

      assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License");
      assertThat(text(jar, "META-INF/NOTICE")).contains("Jackson");
    }
    assertThat(unlisted).isEmpty();
  }

  private static String text(JarFile jar, String name) throws IOException {
    ZipEntry entry = jar.getEntry(name);
    assertThat(entry).as(name).isNotNull();
    try (InputStream in = jar.getInputStream(entry)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Terminal.Result run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("JAVA_TOOL_OPTIONS"); // is announced on standard error
    Path err = java.nio.file.Files.createTempFile("costintent", ".err");
    Process process = builder.redirectError(err.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Terminal.Result(process.exitValue(), out, java.nio.file.Files.readString(err));
  }
}
