/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds with versions of an SDK that differ from the newest in its own jars alone: a process
 * for each, with these jars in the place of the newest ones, and what is seen of them in the tables
 * of the README.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VersionsIT {
  /** A class of each SDK, and the jar that has it. */
  private static final Map<String, String> CLASSES =
      Map.of(
          "openai-java", "com.openai.client.OpenAIClient",
          "langchain4j-core", "dev.langchain4j.model.chat.ChatModel");

  private static final Map<String, String> JARS =
      Map.of("openai-java", "openai-java-core", "langchain4j-core", "langchain4j-core");

  /** A run with these versions instead of the newest, by SDK. */
  record Versions(Map<String, String> instead) {
    List<Door> doors() {
      return Doors.all().stream().filter(door -> instead.containsKey(door.sdk())).toList();
    }

    /** What the name of the run's file ends with. */
    String suffix() {
      return "-openai-" + instead.get("openai-java");
    }
  }

  private final Map<Versions, Run> all = new HashMap<>();

  static Stream<Versions> runs() {
    return Stream.of(
        new Versions(Map.of("openai-java", "2.20.1")),
        new Versions(Map.of("openai-java", "3.0.2")),
        new Versions(Map.of("openai-java", "4.49.0", "langchain4j-core", "1.20.0")));
  }

  static Stream<Arguments> doors() {
    return runs().flatMap(run -> run.doors().stream().map(door -> Arguments.of(run, door)));
  }

  @BeforeAll
  void start() throws IOException, InterruptedException {
    for (Versions run : runs().toList()) {
      Run seen =
          Run.of(
              "versions" + run.suffix(),
              run.doors(),
              process ->
                  process
                      .agent(Agents.distribution())
                      .classPath(ClassPath.withVersions(run.instead()))
                      .property("programs.tell", String.join(",", CLASSES.values())));
      SeenTable.write(seen, run.doors(), run.suffix(), run.instead());
      all.put(run, seen);
    }
  }

  @ParameterizedTest
  @MethodSource("doors")
  void call_isBilledOnce(Versions versions, Door door) {
    Run run = all.get(versions);

    assertThat(Seen.of(run, door))
        .as(run.told(door.model()))
        .isIn(Seen.RECORDED, Seen.ENRICHED, Seen.ABSENT);
  }

  @ParameterizedTest
  @MethodSource("doors")
  void deniedCall_throwsBeforeTheRequest(Versions versions, Door door) {
    Run run = all.get(versions);

    assertThat(run.told(door.deniedModel()).contains("ModelNotApprovedException"))
        .isEqualTo(Seen.of(run, door) != Seen.ABSENT);
    assertThat(run.requests(door.deniedModel())).isEmpty();
  }

  /** Else the tables would tell of versions that nobody saw. */
  @ParameterizedTest
  @MethodSource("runs")
  void classes_areThoseOfTheVersions(Versions versions) {
    versions
        .instead()
        .forEach((sdk, version) ->
            assertThat(all.get(versions).ended().out())
                .contains("# %s of %s-%s.jar".formatted(CLASSES.get(sdk), JARS.get(sdk), version)));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void log_hasNoAdviceThatFailed(Versions versions) {
    assertThat(all.get(versions).failures()).isEmpty();
    assertThat(all.get(versions).ended().status()).isZero();
  }
}
