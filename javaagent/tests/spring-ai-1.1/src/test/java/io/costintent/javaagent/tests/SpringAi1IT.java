/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.javaagent.programs.SpringAi1Program;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.otlp.ReceivedSpan;
import io.costintent.testkit.simulator.ProviderSimulator;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Spring AI 1.1 in Boot 3.5, whose models have no SDK below them: the agent sees the models. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpringAi1IT {
  private static final String SDK = "spring-ai-openai";
  private static final Door TOOLS = Door.of("spring-ai-1-tools", SDK, Sample.openAi());
  private static final Reply ASKS =
      Reply.builder()
          .toolCall("count", "{\"bird\":\"heron\"}")
          .usage(WireUsage.builder().input(1000).output(100).build())
          .build();
  private static final Reply ANSWERS =
      Reply.builder()
          .text("seven")
          .usage(WireUsage.builder().input(2000).output(50).build())
          .build();

  private Run run;

  static List<Door> priced() {
    return List.of(
        Door.of("spring-ai-1-chat", SDK, Sample.openAi()),
        Door.of("spring-ai-1-client", SDK, Sample.openAi()),
        Door.of("spring-ai-1-stream", SDK, Sample.openAi()),
        Door.of("spring-ai-1-embeddings", SDK, Sample.openAiEmbeddings()));
  }

  static List<Door> doors() {
    return Stream.concat(
            priced().stream(),
            Stream.of(
                Door.of("spring-ai-1-images", SDK, Sample.openAiImages()),
                Door.of("spring-ai-1-pictures", SDK, Sample.openAiImages()),
                TOOLS))
        .toList();
  }

  @BeforeAll
  void start() throws IOException, InterruptedException {
    AgentProcess process = new AgentProcess("spring-ai-1.1", SpringAi1Program.class.getName());
    run =
        Run.run(
            process,
            configuration(process.folder()),
            SpringAi1IT::script,
            with -> with.agent(Agents.distribution()),
            List.of());
  }

  /** As for other doors; a picture has a price of its own with one of the models. */
  private static Path configuration(Path folder) throws IOException {
    Path configuration = Configuration.write(folder, doors());
    Path prices = folder.resolve("prices.yaml");
    Files.writeString(
        prices,
        Files.readString(prices)
            .replace("pictures\", rates: {", "pictures\", rates: {output_images: 0.04, "));
    return configuration;
  }

  private static void script(ProviderSimulator provider) {
    provider.when(
        request -> request.model().equals(TOOLS.model()),
        request -> request.bodyText().contains("\"tool\"") ? ANSWERS : ASKS);
    doors().forEach(door -> provider.whenModel(door.model(), door.sample().reply()));
  }

  @ParameterizedTest
  @MethodSource("priced")
  void call_isBilledOnce(Door door) {
    assertThat(run.outcome(door.model())).as(run.told(door.model())).isEqualTo("answered");
    assertThat(run.detail(door.model())).isEqualTo(door.sample().text());
    assertThat(run.requests(door.model())).hasSize(1);
    assertThat(run.counted(door.model())).isEqualTo(1);
    assertThat(run.billed(door.model()))
        .singleElement()
        .satisfies(span ->
            assertThat(span.attributes())
                .containsEntry("costintent.cost.total", door.sample().cost())
                .containsEntry("costintent.cost.status", "exact")
                .containsEntry("costintent.team", "herons")
                .containsEntry("gen_ai.provider.name", "openai")
                .containsEntry("gen_ai.operation.name", door.sample().operation()));
  }

  /** Spring AI does not hand on what OpenAI says of a picture's tokens. */
  @Test
  void image_isPricedByPicture() {
    ReceivedSpan span = recorded("spring-ai-1-pictures");

    assertThat(run.requests("spring-ai-1-pictures")).hasSize(1);
    assertThat(span.attributes())
        .containsEntry("costintent.cost.total", "0.04")
        .containsEntry("costintent.cost.status", "estimated")
        .containsEntry("costintent.cost.reasons", List.of("usage_detail_missing"));
    assertThat(run.counted("spring-ai-1-pictures")).isEqualTo(1);
  }

  @Test
  void image_ofAModelThatIsPricedByTokensIsUnpriced() {
    ReceivedSpan span = recorded("spring-ai-1-images");

    assertThat(run.requests("spring-ai-1-images")).hasSize(1);
    assertThat(span.attributes())
        .containsEntry("costintent.cost.status", "unpriced")
        .containsEntry(
            "costintent.cost.reasons", List.of("no_rate_for_unit", "usage_detail_missing"))
        .doesNotContainKey("costintent.cost.total");
    assertThat(run.counted("spring-ai-1-images")).isEqualTo(1);
  }

  @Test
  void toolLoop_isOneCallOfTheSumWithoutItsShares() {
    ReceivedSpan span = recorded(TOOLS.model());

    assertThat(run.detail(TOOLS.model())).isEqualTo("seven");
    assertThat(run.requests(TOOLS.model())).hasSize(2);
    assertThat(span.attributes())
        .containsEntry("costintent.cost.total", "0.009")
        .containsEntry("costintent.cost.status", "estimated")
        .containsEntry("costintent.cost.reasons", List.of("usage_detail_missing"));
    assertThat(run.counted(TOOLS.model())).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("doors")
  void deniedCall_throwsBeforeTheRequest(Door door) {
    assertThat(run.outcome(door.deniedModel())).isEqualTo("thrown");
    assertThat(run.detail(door.deniedModel())).contains("ModelNotApprovedException");
    assertThat(run.requests(door.deniedModel())).isEmpty();
    assertThat(run.billed(door.deniedModel())).isEmpty();
  }

  @Test
  void log_hasNoAdviceThatFailed() {
    assertThat(run.failures()).isEmpty();
    assertThat(run.ended().status()).isZero();
  }

  private ReceivedSpan recorded(String model) {
    List<ReceivedSpan> recorded =
        run.spans(model).stream()
            .filter(span -> span.attribute("costintent.cost.status") != null)
            .toList();
    assertThat(recorded).as(run.told(model)).hasSize(1);
    return recorded.get(0);
  }
}
