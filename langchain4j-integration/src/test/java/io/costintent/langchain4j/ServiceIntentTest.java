/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.invocation.InvocationParameters;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.ChatRequestOptions;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.V;
import io.costintent.call.CallRecord;
import io.costintent.intent.CostIntended;
import io.costintent.intent.CostIntent;
import io.costintent.intent.IntentKey;
import io.costintent.langchain4j.intent.CallIntent;
import io.costintent.langchain4j.internal.NextCall;
import io.costintent.langchain4j.service.IntendedServices;
import io.costintent.propagation.IntentContext;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where the model calls of an AI service get their intent from. */
class ServiceIntentTest {
  private static final WireUsage USAGE = WireUsage.builder().input(1000).output(100).build();
  private static final CostIntent CALLER =
      CostIntent.builder().tenant("acme").team("caller").feature("caller").build();

  @RegisterExtension final Harness harness = new Harness();

  /** A service as applications have them. */
  @CostIntended(team = "wardens", product = "reserve")
  interface Warden {
    @CostIntended(feature = "nests")
    String nests(@dev.langchain4j.service.UserMessage String question);

    String plain(@dev.langchain4j.service.UserMessage String question);

    @CostIntended(feature = "numbered")
    @dev.langchain4j.service.UserMessage("nest number {{number}}")
    String plain(@V("number") int number, InvocationParameters parameters);

    @CostIntended(feature = "streamed")
    TokenStream streamed(
        @dev.langchain4j.service.UserMessage String question, InvocationParameters parameters);
  }

  /** A service with a memory for each case. */
  @CostIntended(team = "wardens")
  interface RememberingWarden {
    String answer(@MemoryId String id, @dev.langchain4j.service.UserMessage String question);
  }

  /** What the tools of a service see. */
  static final class Nests {
    private final List<CostIntent> intents = Collections.synchronizedList(new ArrayList<>());

    @Tool("tells where the nest is")
    String nest() {
      intents.add(IntentContext.current());
      return "north";
    }
  }

  private static Reply toolCall() {
    return Reply.builder().toolCall("nest", "{}").usage(USAGE).build();
  }

  private static Reply answer() {
    return Reply.builder().text("in the reeds").usage(USAGE).build();
  }

  private ChatModel listened() {
    return Models.openAi(harness.url(), harness.listener());
  }

  private StreamingChatModel listenedStreams() {
    return Models.openAiStreams(harness.url(), harness.listener());
  }

  private static Warden warden(ChatModel model) {
    return AiServices.create(Warden.class, model);
  }

  private static CostIntent wardens(String feature) {
    return CostIntent.builder().team("wardens").product("reserve").feature(feature).build();
  }

  @Test
  void method_givesItsIntentToEachCallOfTheLoop() {
    harness.simulator().enqueue(toolCall(), answer());
    Warden warden =
        AiServices.builder(Warden.class).chatModel(listened()).tools(new Nests()).build();

    warden.nests("where?");

    assertThat(harness.takeRecords())
        .extracting(CallRecord::intent)
        .containsExactly(wardens("nests"), wardens("nests"));
  }

  @Test
  void service_givesItsIntentToMethodsWithoutOne() {
    harness.simulator().enqueue(answer());

    warden(listened()).plain("where?");

    assertThat(harness.takeRecord().intent())
        .isEqualTo(CostIntent.builder().team("wardens").product("reserve").build());
  }

  @Test
  void overload_isFoundByItsArguments() {
    harness.simulator().enqueue(answer());

    warden(listened()).plain(7, new InvocationParameters());

    assertThat(harness.takeRecord().intent()).isEqualTo(wardens("numbered"));
  }

  @Test
  void wrappedModel_hasTheIntentOfTheMethodToo() {
    harness.simulator().enqueue(answer());

    warden(TrackedModels.wrap(Models.openAi(harness.url()), harness.tracking())).nests("where?");

    assertThat(harness.takeRecord().intent()).isEqualTo(wardens("nests"));
  }

  @Test
  void sources_refineOneAnotherInOrder() {
    harness.simulator().enqueue(answer());
    CostIntent defaults = CostIntent.builder().owner("ana").tenant("nobody").build();
    CostIntent parameters = CostIntent.builder().feature("invocation").build();
    ChatModel model =
        Models.openAi(
            harness.url(),
            CostIntentChatModelListener.create(harness.tracking(it -> it.intent(defaults))));

    try (Scope ignored = IntentContext.open(CALLER)) {
      warden(model).plain(7, CallIntent.parameters(parameters));
    }

    assertThat(harness.takeRecord().intent())
        .isEqualTo(
            CostIntent.builder()
                .owner("ana")
                .tenant("acme")
                .team("wardens")
                .product("reserve")
                .feature("invocation")
                .build());
  }

  @Test
  void request_refinesTheServiceThatMakesIt() {
    harness.simulator().enqueue(answer());
    ChatRequest request = Harness.QUESTION;
    CostIntent stated = CostIntent.builder().feature("request").build();

    NextCall.note(request, context -> IntentContext.with(context, wardens("nests")));
    listened()
        .chat(
            request,
            ChatRequestOptions.builder().listenerAttributes(CallIntent.attributes(stated)).build());

    assertThat(harness.takeRecord().intent()).isEqualTo(wardens("request"));
  }

  @Test
  void untrackedModel_leavesNothingForTheNextCall() {
    harness.simulator().enqueue(answer(), answer());

    warden(Models.openAi(harness.url())).nests("where?");
    listened().chat(ChatRequest.builder().messages(UserMessage.from("why?")).build());

    assertThat(harness.takeRecord().intent()).isEqualTo(CostIntent.none());
  }

  @Test
  void streamingLoop_keepsIntentOnThreadsWithoutContext() throws Exception {
    harness.simulator().enqueue(toolCall(), answer());
    Warden warden =
        AiServices.builder(Warden.class)
            .streamingChatModel(listenedStreams())
            .tools(new Nests())
            .build();
    CostIntent parameters = CostIntent.builder().outcome("ticket", "t-1").build();

    try (Scope ignored = IntentContext.open(CALLER)) {
      await(warden.streamed("where?", CallIntent.parameters(parameters)));
    }

    CostIntent expected = CALLER.refinedBy(wardens("streamed")).refinedBy(parameters);
    assertThat(harness.takeRecords())
        .extracting(CallRecord::intent)
        .containsExactly(expected, expected);
  }

  @Test
  void streamStartedElsewhere_hasTheIntentOfItsInvocation() throws Exception {
    harness.simulator().enqueue(answer());
    Warden warden = AiServices.builder(Warden.class).streamingChatModel(listenedStreams()).build();
    TokenStream stream;
    try (Scope ignored = IntentContext.open(CALLER)) {
      stream = warden.streamed("where?", new InvocationParameters());
    }

    await(stream);

    assertThat(harness.takeRecord().intent()).isEqualTo(CALLER.refinedBy(wardens("streamed")));
  }

  @Test
  void concurrentInvocations_stayApart() throws Exception {
    int invocations = 100;
    Warden warden =
        AiServices.builder(Warden.class)
            .streamingChatModel(listenedStreams())
            .tools(new Nests())
            .build();
    List<CompletableFuture<ChatResponse>> ends = new ArrayList<>();
    for (int i = 0; i < invocations; i++) {
      harness.simulator().enqueue(answer());
    }

    for (int i = 0; i < invocations; i++) {
      CostIntent one = CostIntent.builder().outcome("ticket", "t-" + i).build();
      ends.add(start(warden.streamed("where?", CallIntent.parameters(one))));
    }
    for (CompletableFuture<ChatResponse> end : ends) {
      end.get(30, TimeUnit.SECONDS);
    }

    assertThat(harness.takeRecords())
        .hasSize(invocations)
        .extracting(record -> record.intent().value(IntentKey.OUTCOME_ID))
        .doesNotHaveDuplicates();
  }

  @Test
  void spans_tellInvocationMethodAndMemory() {
    harness.simulator().enqueue(toolCall(), answer(), answer());
    RememberingWarden warden =
        AiServices.builder(RememberingWarden.class)
            .chatModel(listened())
            .tools(new Nests())
            .chatMemoryProvider(id -> MessageWindowChatMemory.withMaxMessages(10))
            .build();

    warden.answer("case-4711", "where?");
    warden.answer("case-4711", "since when?");

    List<SpanData> spans = harness.takeSpans();
    assertThat(spans)
        .hasSize(3)
        .allSatisfy(span -> {
          assertThat(span.getAttributes().get(stringKey("gen_ai.conversation.id")))
              .isEqualTo("case-4711");
          assertThat(span.getAttributes().get(stringKey("costintent.invocation.function")))
              .isEqualTo(RememberingWarden.class.getName() + ".answer");
        });
    List<String> ids =
        spans.stream()
            .map(it -> it.getAttributes().get(stringKey("costintent.invocation.id")))
            .toList();
    assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
  }

  @Test
  void memoryOfAServiceWithOnlyOne_isNoConversation() {
    harness.simulator().enqueue(answer());

    warden(listened()).nests("where?");

    assertThat(harness.takeSpans().get(0).getAttributes().get(stringKey("gen_ai.conversation.id")))
        .isNull();
  }

  @Test
  void wrappedService_runsItsToolsWithItsIntent() {
    harness.simulator().enqueue(toolCall(), answer());
    Nests nests = new Nests();
    Warden warden =
        IntendedServices.wrap(
            Warden.class,
            AiServices.builder(Warden.class).chatModel(listened()).tools(nests).build());

    warden.nests("where?");

    assertThat(nests.intents).containsExactly(wardens("nests"));
    assertThat(harness.takeRecords()).hasSize(2);
    assertThat(IntentContext.current()).isEqualTo(CostIntent.none());
  }

  @Test
  void wrappedService_takesTheParametersOfAnInvocation() {
    harness.simulator().enqueue(toolCall(), answer());
    Nests nests = new Nests();
    Warden warden =
        IntendedServices.wrap(
            Warden.class,
            AiServices.builder(Warden.class).chatModel(listened()).tools(nests).build());

    warden.plain(7, CallIntent.parameters(CostIntent.builder().feature("invocation").build()));

    assertThat(nests.intents).containsExactly(wardens("invocation"));
    assertThat(harness.takeRecords()).hasSize(2);
  }

  @Test
  void wrap_returnsAWrappedServiceAsItIs() {
    Warden once = IntendedServices.wrap(Warden.class, warden(listened()));

    assertThat(IntendedServices.wrap(Warden.class, once)).isSameAs(once);
  }

  private static void await(TokenStream stream) throws Exception {
    start(stream).get(30, TimeUnit.SECONDS);
  }

  private static CompletableFuture<ChatResponse> start(TokenStream stream) {
    CompletableFuture<ChatResponse> end = new CompletableFuture<>();
    stream
        .onPartialResponse(piece -> {})
        .onCompleteResponse(end::complete)
        .onError(end::completeExceptionally)
        .start();
    return end;
  }
}
